import { describe, expect, it } from "vitest";
import { loanTypeOfName, plaidStatuses, statusOfPlaid } from "./plaid";
import { payability } from "./loan-status";

describe("a student loan as Plaid tells it", () => {
  it.each([
    ["Consolidation", "Direct Consolidation"],
    ["DIRECT UNSUBSIDIZED STAFFORD", "Direct Unsubsidized"],
    ["Direct Sub Loan", "Direct Subsidized"],
    ["Direct PLUS Parent", "Direct PLUS Parent"],
    ["Parent PLUS", "Direct PLUS Parent"],
    ["Grad PLUS", "Direct PLUS Graduate"],
    ["ffel plus parent", "FFEL PLUS Parent"],
    ["Private student loan", "Private Education"],
    ["Loan 7", null],
  ])("%s is %s", (name, type) => {
    expect(loanTypeOfName(name)).toBe(type);
  });

  it("has a code for each of its states, and pays none that is over", () => {
    const over = ["cancelled", "consolidated", "discharged", "paid in full", "refunded", "transferred"];
    for (const status of plaidStatuses) {
      expect([status, payability(statusOfPlaid(status)).payable]).toEqual([
        status,
        ![...over, "charged off", "claim", "other"].includes(status),
      ]);
    }
  });
});
