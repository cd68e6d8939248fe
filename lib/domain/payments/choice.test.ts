import { describe, expect, it } from "vitest";
import { money, ZERO } from "../money";
import { alternativesFor, chooseAllocation } from "./choice";
import type { RosterEmployee, RosterLoan } from "./roster";

const employee: RosterEmployee = {
  id: "e",
  externalId: "E1",
  firstName: "Ana",
  lastName: "Kim",
  email: null,
  status: "active",
  standing: null,
};
const loan = (id: string, over: Partial<RosterLoan> = {}): RosterLoan => ({
  id,
  employeeId: "e",
  servicerId: "A",
  servicerName: "A",
  accountNumber: id,
  type: "Direct Unsubsidized",
  status: "RP",
  principal: money("1000.00"),
  interest: ZERO,
  onTheWay: ZERO,
  rate: "5.00",
  ...over,
});
const plus = (id: string, over: Partial<RosterLoan> = {}) =>
  loan(id, { type: "Direct PLUS Parent", ...over });
const choose = (loans: RosterLoan[], standing: RosterEmployee["standing"] = null) => {
  const choice = chooseAllocation({ ...employee, standing }, loans);
  return choice === null ? null : `${choice.by}: ${choice.allocation.type} ${choice.allocation.id}`;
};

describe("where a payment goes that names no loan", () => {
  it("to the one payable loan, whatever stands beside it", () => {
    expect(choose([loan("1"), loan("2", { status: "DU" }), loan("3", { status: "PF" })])).toBe(
      "only_loan: loan 1",
    );
    expect(choose([loan("1"), loan("2", { principal: ZERO })])).toBe("only_loan: loan 1");
  });

  it("to the servicer who has all payable loans, if none is Parent PLUS", () => {
    expect(choose([loan("1"), loan("2"), loan("3", { servicerId: "B", status: "DU" })])).toBe(
      "one_servicer: servicer A",
    );
    expect(choose([loan("1"), plus("2", { rate: "9.00" })])).toBe("highest_rate: loan 1");
  });

  it("else to the highest rate, by value and not by text", () => {
    expect(choose([loan("1", { rate: "9.50" }), loan("2", { rate: "10.00", servicerId: "B" })])).toBe(
      "highest_rate: loan 2",
    );
    expect(choose([loan("1", { rate: "5.5" }), loan("2", { rate: "5.45", servicerId: "B" })])).toBe(
      "highest_rate: loan 1",
    );
  });

  it("ties: the larger principal, then the lower account number", () => {
    const bigger = loan("2", { principal: money("1000.01"), servicerId: "B" });
    expect(choose([loan("1"), bigger])).toBe("highest_rate: loan 2");
    expect(choose([loan("30"), loan("4", { servicerId: "B" })])).toBe("highest_rate: loan 4");
  });

  it("to a Parent PLUS loan only where there is no other", () => {
    expect(choose([plus("1"), loan("2", { status: "AE" })])).toBe("only_parent_plus: loan 1");
    expect(choose([plus("1", { rate: "4.00" }), plus("2", { rate: "6.00" })])).toBe(
      "only_parent_plus: loan 2",
    );
  });

  it("to the employee's own standing choice before all rules, unless that loan is gone", () => {
    const loans = [loan("1"), loan("2", { servicerId: "B", rate: "9.00" })];
    expect(choose(loans, { type: "loan", id: "1" })).toBe("standing: loan 1");
    expect(choose(loans, { type: "servicer", id: "B" })).toBe("standing: servicer B");
    expect(choose(loans, { type: "loan", id: "gone" })).toBe("highest_rate: loan 2");
  });

  it("nowhere if no loan can take money", () => {
    expect(choose([])).toBeNull();
    expect(choose([loan("1", { status: "DU" }), loan("2", { onTheWay: money("1000.00") })])).toBeNull();
  });

  it("offers every payable loan and each servicer of several", () => {
    const menu = alternativesFor([
      loan("1"),
      loan("2"),
      loan("3", { servicerId: "B" }),
      loan("4", { status: "PF" }),
    ]);
    expect(menu.map(({ type, id }) => `${type} ${id}`)).toEqual(["loan 1", "loan 2", "loan 3", "servicer A"]);
  });
});
