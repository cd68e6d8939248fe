import { describe, expect, it } from "vitest";
import { day } from "@/lib/domain/days";
import { money, ZERO } from "@/lib/domain/money";
import type { PaymentDetail } from "@/lib/schemas/borrower-payments/payment";
import { troubleWords } from "./words";

type Told = Partial<Omit<PaymentDetail, "payment" | "activity">> & {
  status?: PaymentDetail["payment"]["status"];
  happened?: readonly string[];
};

/** $150.00 to Nelnet, debited on Fri, Nov 27. */
function detailOf({ status = "pending", happened = [], ...told }: Told): PaymentDetail {
  return {
    payment: {
      amount: money("150.00"),
      borrower_id: "b",
      created_at: "2026-11-23T14:00:00Z",
      dates: {
        debit: day("2026-11-27"),
        credit_sent: day("2026-12-01"),
        credit_effective: day("2026-12-02"),
        complete_expected: day("2026-12-03"),
      },
      failure: null,
      id: "p",
      payment_series_id: null,
      scheduled_date: day("2026-11-27"),
      servicer_id: "s",
      source_account_id: "a",
      status,
      version: 1,
    },
    stage: "debit_settled",
    words: "",
    servicer: "Nelnet",
    account: { last4: "1111", nameOnAccount: "Ana Ortiz" },
    editable: false,
    cancellable: false,
    month: null,
    debitAttempt: 1,
    lastReturn: null,
    backOn: null,
    exceptions: [],
    postedAmount: ZERO,
    refundedAmount: ZERO,
    createdBy: "Ana Ortiz",
    mandates: [],
    activity: happened.map((kind, n) => ({ id: `${n}`, kind, who: "Paydown", at: "2026-11-30T13:30:00Z" })),
    ...told,
  };
}

const words = (told: Told): string => {
  const trouble = troubleWords(detailOf(told));
  return trouble === null ? "" : `${trouble.title}. ${trouble.detail}`;
};
const R01 = { code: "R01", detail: "insufficient funds" };
const R04 = { code: "R04", detail: "invalid account number" };

it("says nothing where nothing went wrong", () => {
  expect(troubleWords(detailOf({ happened: ["payment.created", "payment.debited"] }))).toBeNull();
});

describe("the debit came back", () => {
  const happened = ["payment.debited", "payment.debit_returned"];

  it("and is tried again: when, how often, and what to do until then", () => {
    const retrying: Told = { stage: "retrying", debitAttempt: 2, lastReturn: R01, happened };
    const again = "Your bank returned the debit. R01, insufficient funds. It is tried again on Fri, Nov 27";
    const until = "See that your account ending in 1111 holds $150.00 by then";
    expect(words({ ...retrying, cancellable: true })).toBe(
      `${again} (attempt 2 of 3). ${until}, or cancel the payment.`,
    );
    expect(words({ ...retrying, stage: "debit_sent" })).toBe(`${again} (attempt 2 of 3). ${until}.`);
  });

  it("for good: nothing was paid", () => {
    expect(words({ status: "cancelled", stage: "closed", lastReturn: R04, happened })).toBe(
      "This payment was not made. R04, invalid account number. Nothing went to Nelnet. To pay it after all, set up a new payment from another account.",
    );
    expect(words({ status: "cancelled", stage: "closed", lastReturn: R01, happened })).toContain(
      "set up a new payment.",
    );
  });

  it("after the servicer had it: what is owed, until that is settled", () => {
    const late: Told = { status: "complete", stage: "closed", lastReturn: R01, happened };
    const owed = { kind: "late_debit_return", amount: money("150.00") } as const;
    expect(words({ ...late, exceptions: [owed] })).toContain("You owe $150.00");
    const home: Told = { ...late, status: "cancelled", lastReturn: R04, refundedAmount: money("150.00") };
    expect(words({ ...home, exceptions: [owed] })).toBe(
      "You owe $150.00: your bank took the debit back. It came after the money had gone to Nelnet and back to your account. We will write to you about it.",
    );
    expect(words(home)).toContain("You owe nothing.");
    const settled = "Your bank took the debit back later. R01, insufficient funds. It is settled.";
    expect(words(late)).toBe(settled);
    const onItsWay: Told = { ...late, status: "pending", stage: "credit_settled" };
    expect(words(onItsWay)).toBe(settled);
    const unconfirmed = { kind: "not_confirmed", amount: money("150.00") } as const;
    expect(words({ ...onItsWay, exceptions: [owed, unconfirmed] })).toContain("You owe $150.00");
  });
});

describe("the credit came back", () => {
  const back: Told = { stage: "came_back", lastReturn: R04, happened: ["payment.came_back"] };
  const why = "This payment did not reach Nelnet. R04, invalid account number.";

  it("and goes home: when it is there; then that it is", () => {
    expect(words({ ...back, backOn: day("2026-12-04") })).toBe(
      `${why} $150.00 goes back to your account and is there on Fri, Dec 4.`,
    );
    const home: Told = { ...back, status: "cancelled", stage: "closed" };
    expect(words(home)).toBe(`${why} $150.00 is back in your account.`);
    const refused = { kind: "refund_returned", amount: money("150.00") } as const;
    expect(words({ ...home, exceptions: [refused] })).toContain("your bank did not take it");
  });

  it("in part: only the rest went home", () => {
    const posted = money("100.00");
    const part: Told = { ...back, status: "complete", postedAmount: posted, refundedAmount: money("50.00") };
    expect(words(part)).toBe(
      "$50.00 of this payment did not reach Nelnet. R04, invalid account number. $50.00 is back in your account.",
    );
  });

  it("and has no account to go to: how to get it", () => {
    expect(words(back)).toContain("Add and verify another account, and it is sent there.");
  });

  it("after it was confirmed: it waits here, until that is settled", () => {
    const here = { kind: "late_credit_return", amount: money("150.00") } as const;
    const happened = ["payment.complete", "payment.late_return"];
    const late: Told = { status: "complete", stage: "closed", lastReturn: R04, happened };
    const came = "$150.00 came back from Nelnet after it was confirmed. R04, invalid account number.";
    expect(words({ ...late, exceptions: [here] })).toContain(`${came} The money is here`);
    expect(words(late)).toBe(`${came} It is settled.`);
  });
});

it("was not made: the reason, without a code that only programs know", () => {
  const lastReturn = { code: "account_disabled", detail: "The account takes no debits any more." };
  expect(words({ status: "cancelled", stage: "closed", lastReturn, happened: ["payment.failed"] })).toBe(
    "This payment was not made. The account takes no debits any more. Nothing was debited.",
  );
});

it("is not confirmed in time: there is nothing to do", () => {
  const late = { kind: "not_confirmed", amount: money("67.07") } as const;
  expect(words({ stage: "credit_settled", exceptions: [late] })).toContain(
    "Nelnet has not confirmed $67.07 in time",
  );
});
