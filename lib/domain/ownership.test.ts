import { describe, expect, it } from "vitest";
import { type AccountOwner, objectFor, ownershipProblemWords, problemWithDraw } from "./ownership";

const ann: AccountOwner = { kind: "borrower", borrowerId: "ann" };
const business: AccountOwner = { kind: "business" };
const thirdParty: AccountOwner = { kind: "third_party" };

describe("which object carries which money", () => {
  it("one Borrower, once, own account: a payment", () => {
    expect(objectFor({ payees: ["ann"], owner: ann, everyMonth: false })).toEqual({ object: "payment" });
  });

  it("one Borrower, every month, own account: a payment series", () => {
    expect(objectFor({ payees: ["ann"], owner: ann, everyMonth: true })).toEqual({
      object: "payment_series",
    });
  });

  it.each([business, thirdParty])(
    "one Borrower, account of a $kind: a batch payment with one item",
    (owner) => {
      expect(objectFor({ payees: ["ann"], owner, everyMonth: false })).toEqual({ object: "batch_payment" });
    },
  );

  it.each([business, thirdParty])("many Borrowers, account of a $kind: a batch payment", (owner) => {
    expect(objectFor({ payees: ["ann", "bob"], owner, everyMonth: false })).toEqual({
      object: "batch_payment",
    });
  });

  it("many Borrowers, account of one of them: not allowed, and it says what to use", () => {
    for (const everyMonth of [false, true]) {
      const answer = objectFor({ payees: ["ann", "bob"], owner: ann, everyMonth });
      expect(answer).toEqual({ problem: "many_from_one_borrower" });
    }
    expect(ownershipProblemWords("many_from_one_borrower")).toContain("Use a batch payment");
  });

  it("another Borrower's account: not allowed", () => {
    expect(objectFor({ payees: ["bob"], owner: ann, everyMonth: false })).toEqual({
      problem: "another_borrowers_account",
    });
  });

  it("counts several loans of one Borrower as one Borrower", () => {
    expect(objectFor({ payees: ["ann", "ann"], owner: ann, everyMonth: false })).toEqual({
      object: "payment",
    });
  });
});

describe("an object that was asked for", () => {
  it.each([
    ["payment", ["ann"], ann, false, null],
    ["payment_series", ["ann"], ann, true, null],
    ["batch_payment", ["ann"], business, false, null],
    ["batch_payment", ["ann", "bob"], thirdParty, false, null],
    ["batch_payment", ["ann"], ann, false, "use_payment"],
    ["payment", ["ann"], ann, true, "use_payment_series"],
    ["payment", ["ann"], business, false, "use_batch_payment"],
    ["payment_series", ["ann"], thirdParty, true, "use_batch_payment"],
    ["payment", ["bob"], ann, false, "another_borrowers_account"],
    ["batch_payment", ["ann", "bob"], ann, false, "many_from_one_borrower"],
  ] as const)("%s for %j from %j, every month %s: %s", (object, payees, owner, everyMonth, problem) => {
    expect(problemWithDraw(object, { payees, owner, everyMonth })).toBe(problem);
    if (problem) expect(ownershipProblemWords(problem)).toMatch(/Use a/);
  });
});
