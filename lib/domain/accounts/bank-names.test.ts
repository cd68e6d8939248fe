import { describe, expect, it } from "vitest";
import { paymentsSupported, problemsWithRoutingNumber } from "../routing-number";
import { bankName, namedRoutingNumbers } from "./bank-names";

describe("the bank of a routing number", () => {
  it("is known for numbers that can exist and take ACH", () => {
    for (const routingNumber of namedRoutingNumbers) {
      expect(problemsWithRoutingNumber(routingNumber), routingNumber).toEqual([]);
      expect(paymentsSupported({ status: "verified", routingNumber }), routingNumber).toBe(true);
    }
  });

  it.each([
    ["021000021", "JPMorgan Chase"],
    ["011000015", "A bank in the Boston district"],
    ["322270288", "A bank in the San Francisco district"],
    ["211370545", "A bank in the Boston district"],
    ["612345678", "A bank in the Boston district"],
    ["800000000", null],
    ["000000000", null],
  ])("%s is %s", (routingNumber, name) => {
    expect(bankName(routingNumber)).toBe(name);
  });
});
