import { describe, expect, it } from "vitest";
import { day } from "../days";
import { money, ZERO } from "../money";
import { ownershipProblemWords } from "../ownership";
import type { LoanFacts } from "../payments/check";
import { type OwnPaymentFacts, problemsWithAutopay, problemsWithOwnPayment, unusable } from "./check";

const ANA = "ana";
const account = {
  owner: { kind: "borrower", borrowerId: ANA },
  last4: "0176",
  status: "verified",
  routingNumber: "011000015",
} as const;

const loan = (over: Partial<LoanFacts> = {}): LoanFacts => ({
  status: "RP",
  type: "Direct Unsubsidized",
  principal: money("2900.00"),
  interest: money("100.00"),
  onTheWay: ZERO,
  ...over,
});

const facts = (over: Partial<OwnPaymentFacts> = {}): OwnPaymentFacts => ({
  object: "payment",
  borrowerId: ANA,
  amount: money("150.00"),
  account,
  loans: [loan()],
  alsoOnTheWay: ZERO,
  date: null,
  ...over,
});

const paths = (over: Partial<OwnPaymentFacts>) => problemsWithOwnPayment(facts(over)).map(({ path }) => path);
const said = (over: Partial<OwnPaymentFacts>) =>
  problemsWithOwnPayment(facts(over))
    .map(({ message }) => message)
    .join(" ");

describe("the amount of a Payment", () => {
  it.each([
    ["0.01", []],
    ["3000.00", []],
    // A payoff grows day by day: up to the larger of a tenth and $100.00 over is let through.
    ["3300.00", []],
    ["3300.01", ["amount"]],
    ["0.00", ["amount"]],
  ])("%s, 3,000.00 owed", (amount, expected) => expect(paths({ amount: money(amount) })).toEqual(expected));

  it("above what is owed names what it can be lowered to", () =>
    expect(said({ amount: money("3300.01") })).toBe(
      "$3,300.01 is more than is owed there and not yet on its way, $3,000.00. Lower it to $3,000.00.",
    ));

  it("counts what is on its way, to the loan and to the servicer", () => {
    const over = { loans: [loan({ onTheWay: money("1000.00") })], alsoOnTheWay: money("500.00") };
    expect(paths({ ...over, amount: money("1650.00") })).toEqual([]);
    expect(said({ ...over, amount: money("1650.01") })).toContain("Lower it to $1,500.00.");
  });

  it("where all of it is on its way: nothing is owed there", () =>
    expect(said({ alsoOnTheWay: money("3000.00") })).toBe(
      "Nothing is owed there that is not already on its way; found $150.00.",
    ));

  it("is at most what one entry carries, whatever is owed", () => {
    const loans = [loan({ principal: money("99999999.99") }), loan({ principal: money("99999999.99") })];
    expect(paths({ loans, amount: money("99999999.99") })).toEqual([]);
    expect(said({ loans, amount: money("100000000.00") })).toContain("$99,999,999.99");
  });
});

describe("the servicer of a Payment", () => {
  it("has a loan of the Borrower", () => {
    expect(problemsWithOwnPayment(facts({ loans: [] }))).toEqual([
      {
        path: "servicer_id",
        message: "The borrower has no loan at this servicer. Link it first, or choose another servicer.",
      },
    ]);
  });

  it("has one that can be paid: one is enough", () => {
    expect(paths({ loans: [loan({ status: "DU" })] })).toEqual(["servicer_id"]);
    expect(paths({ loans: [loan({ status: "DU" }), loan()] })).toEqual([]);
    expect(
      paths({ loans: [loan({ status: "DU" }), loan()], amount: money("3300.01") }),
      "what cannot be paid is not owed",
    ).toEqual(["amount"]);
  });

  it.each(["DA", "IG", "ID"] as const)("may wait for its first payment (%s), for one's own money", (status) =>
    expect(paths({ loans: [loan({ status })] })).toEqual([]),
  );

  it("may be that of a Parent PLUS loan", () =>
    expect(paths({ loans: [loan({ type: "Direct PLUS Parent" })] })).toEqual([]));
});

describe("the account of a Payment", () => {
  it.each([
    ["payment", { kind: "business" }, "use_batch_payment"],
    ["payment", { kind: "third_party" }, "use_batch_payment"],
    ["payment_series", { kind: "business" }, "use_batch_payment"],
    ["payment", { kind: "borrower", borrowerId: "ben" }, "another_borrowers_account"],
    ["payment_series", { kind: "borrower", borrowerId: "ben" }, "another_borrowers_account"],
  ] as const)("of a %s is not that of %o", (object, owner, why) =>
    expect(problemsWithOwnPayment(facts({ object, account: { ...account, owner } }))).toEqual([
      { path: "source_account_id", message: ownershipProblemWords(why) },
    ]),
  );

  it("is one's own, for a series too", () => {
    expect(paths({})).toEqual([]);
    expect(paths({ object: "payment_series" })).toEqual([]);
    expect(said({ account: null })).toContain("none of the borrower's own accounts");
  });

  it.each([
    [{ status: "disabled" }, "The account ending in 0176 was removed. Choose another one."],
    [{ status: "pending_verification" }, "is not verified yet. Name its two deposits first"],
    [{ status: "locked" }, "takes no electronic (ACH) payments"],
    [{ routingNumber: "512345678" }, "takes no electronic (ACH) payments"],
  ])("with %o cannot be debited", (over, words) => {
    expect(unusable({ ...account, ...over }).join(" ")).toContain(words);
    expect(paths({ account: { ...account, ...over } })).toEqual(["source_account_id"]);
  });

  it("that is not one's own tells nothing of its state", () => {
    const bens = { ...account, owner: { kind: "borrower", borrowerId: "ben" }, status: "disabled" } as const;
    expect(said({ account: bens })).toBe(ownershipProblemWords("another_borrowers_account"));
  });
});

it("everything that is wrong is said at once: account, date, servicer or amount", () => {
  const date = { code: "past", found: day("2026-11-20"), earliest: day("2026-11-24") } as const;
  expect(paths({ account: null, date, loans: [] })).toEqual([
    "source_account_id",
    "scheduled_date",
    "servicer_id",
  ]);
  expect(paths({ account: null, date, amount: money("3300.01") })).toEqual([
    "source_account_id",
    "scheduled_date",
    "amount",
  ]);
});

describe("autopay", () => {
  const servicer = { name: "Nelnet", takesAutopay: true };
  const problems = (over: Partial<Parameters<typeof problemsWithAutopay>[0]>) =>
    problemsWithAutopay({ borrowerId: ANA, account, servicer, ...over }).map(({ path }) => path);

  it("is of one's own verified account, at a servicer that has one's loan and offers it", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ servicer: null })).toEqual(["servicer_id"]);
    expect(problems({ servicer: { ...servicer, takesAutopay: false } })).toEqual(["servicer_id"]);
    expect(problems({ account: { ...account, status: "disabled" } })).toEqual(["source_account_id"]);
    expect(problems({ account: { ...account, owner: { kind: "business" } }, servicer: null })).toEqual([
      "source_account_id",
      "servicer_id",
    ]);
  });

  it("points to a series where the servicer has none", () =>
    expect(
      problemsWithAutopay({
        borrowerId: ANA,
        account,
        servicer: { name: "Mohela", takesAutopay: false },
      }),
    ).toEqual([{ path: "servicer_id", message: "Mohela offers no autopay. Set up a series instead." }]));
});
