import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";

/** One thing that will leave (or has just left) an account of the Borrower. */
export type CalendarLine = {
  kind: "payment" | "series" | "autopay";
  /** The Payment, the series (an occurrence that is not a Payment yet) or the servicer. */
  id: string;
  day: Day;
  amount: Money | null;
  servicer: string;
  last4: string;
  /** "by the servicer" for autopay; "monthly"; "once". */
  by: "paydown" | "servicer";
  /** Of a rolled day: why it is not the day that the schedule names. */
  movedBecause: string | null;
  seriesId: string | null;
};

export type PaymentCalendar = { today: Day; lines: readonly CalendarLine[] };

/** What the forms of the Borrower's pages offer. */
export type PaymentChoices = {
  today: Day;
  /** Under which name the bank's statement shows a debit: the `company` of a mandate. */
  businessName: string;
  /** The first day that a new Payment may have, and the last. */
  earliest: Day;
  latest: Day;
  accounts: readonly { id: string; last4: string; label: string; usable: boolean }[];
  /** `owed`: principal and interest of what can be paid, less what is on its way. */
  servicers: readonly {
    id: string;
    name: string;
    owed: Money;
    payable: boolean;
    autopay: boolean;
    monthlyPayment: Money | null;
    nextPaymentDue: Day | null;
  }[];
};
