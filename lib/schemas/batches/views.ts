import type { ExpectedKind } from "@/lib/domain/batches/expected";
import type { BatchStatus, DebitStatus, ItemStatus } from "@/lib/domain/batches/status";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { BatchDates } from "@/lib/domain/schedule";
import type { WalkedPage } from "../places";

/** How many payments stand where; replaced ones, whose place another took, are only told. */
export type ItemCounts = Record<ItemStatus, number>;

export type NextStep = { kind: ExpectedKind; on: Day } | null;

/** What a page says of any batch. `valid` false: an invalid payload, kept with its errors. */
export type BatchLine = {
  id: string;
  seq: string;
  valid: boolean;
  status: BatchStatus;
  debitStatus: DebitStatus | null;
  title: string;
  referenceId: string | null;
  payments: number;
  total: Money;
  releasedBy: string | null;
  createdAt: string;
  debitDay: Day | null;
  counts: ItemCounts;
  next: NextStep;
};

export type BatchesPage = WalkedPage<BatchLine>;

/** What was released in spite of a warning, by kind: how many payments, and the first of them in words. */
export type WarningGroup = {
  code: string;
  title: string;
  /** False for what is told of the batch as a whole. */
  aboutPayments: boolean;
  count: number;
  first: string[];
};

export type BatchSums = { debited: Money; posted: Money; refunded: Money; open: Money; notPaid: Money };

/**
 * Payments that came back, and how much came back of them. `inPart`: of so many only the rest did, since the servicer keeps
 * what it posted; that can be refunded and not be sent again.
 */
export type CameBack = { payments: number; amount: Money; inPart: number };

/**
 * `undecided` waits for a person; what `refunding` holds is on its way to the employer's account; `rests` were refunded, of
 * payments that are posted as to what the servicer kept.
 */
export type ReturnedSums = { undecided: CameBack; refunding: CameBack; rests: CameBack };

export type BatchDetail = BatchLine & {
  dates: BatchDates | null;
  account: { id: string; name: string; last4: string } | null;
  companyId: string;
  debit: { attempt: number; code: string | null; meaning: string | null } | null;
  sums: BatchSums;
  returned: ReturnedSums;
  /** Who may decide about what came back, in words; null where the reader may. */
  deciders: string | null;
  preparedBy: string | null;
  warnings: WarningGroup[];
  errors: string[];
  rawParams: string | null;
  /** Rows of its draft that were left out, to be downloaded with their reasons. */
  leftOut: { draftId: string; rows: number } | null;
  /** About it or one of its payments, and not settled yet; `first` says what the oldest is. Null where there is none. */
  exceptions: { count: number; amount: Money; first: string } | null;
  /** While its credits wait for the bank's returns of a morning; `mayRead`: whether the reader may bring them in. */
  returnsAwaited: { of: Day; mayRead: boolean } | null;
  recallUntil: string | null;
};

/** What the page asks for again and again while a batch moves: counts only. */
export type BatchProgress = {
  status: BatchStatus;
  debitStatus: DebitStatus | null;
  payments: number;
  counts: ItemCounts;
  returned: ReturnedSums;
  next: NextStep;
  /** Changes whenever anything that the page shows may have changed. */
  version: string;
};

export type HistoryEvent = {
  id: string;
  kind: string;
  who: string;
  at: string;
  data: Readonly<Record<string, unknown>>;
};

export type BatchHistory = { happened: HistoryEvent[]; expected: { kind: ExpectedKind; on: Day }[] };

export type ItemLine = {
  id: string;
  position: number;
  employee: { id: string; name: string; externalId: string | null };
  servicer: string;
  /** Null where the servicer spreads the payment over the employee's loans. */
  loanLast4: string | null;
  amount: Money;
  /** What the servicer has posted so far. */
  postedAmount: Money;
  refundedAmount: Money;
  status: ItemStatus;
  referenceId: string | null;
  refundAsked: boolean;
  stopAsked: boolean;
  returnCode: string | null;
  returnDetail: string | null;
  resent: boolean;
};

export type ItemsPage = WalkedPage<ItemLine>;

/** Days of a payment that would be sent again now. */
export type SentAgain = { goesOut: Day; arrives: Day };

export type LoanChoice = { type: "loan" | "servicer"; id: string; label: string; same: boolean };

export type ItemDetail = ItemLine & {
  batch: { id: string; title: string; complete: boolean };
  loanType: string | null;
  /** What counts in its year: what did not stay with the servicer does not. */
  taxFree: Money;
  taxable: Money;
  /** As it was split when it was released or sent again. */
  split: { taxFree: Money; taxable: Money };
  /** Neither posted nor refunded. */
  openAmount: Money;
  debitDay: Day;
  benefitDate: Day;
  replaces: string | null;
  replacedBy: string | null;
  happened: HistoryEvent[];
  expected: { words: string; on: Day }[];
  /** Where returned money may be sent again: this employee's loans that can be paid now. */
  choices: LoanChoice[];
  again: SentAgain;
  /** The account that a refund goes to: "Acme, Inc., ending in 0176". */
  refundTo: string;
};
