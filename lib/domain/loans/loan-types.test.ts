import { describe, expect, it } from "vitest";
import { isFederal, isParentPlus, LOAN_TYPES, parseLoanType } from "./loan-types";

describe("loan types", () => {
  it("are known by name, whatever the case", () => {
    for (const type of LOAN_TYPES) {
      expect(parseLoanType(type)).toBe(type);
      expect(parseLoanType(` ${type.toUpperCase()} `)).toBe(type);
    }
    expect(parseLoanType("Mortgage")).toBeNull();
    expect(parseLoanType("")).toBeNull();
  });

  it("tells a parent's loan from a graduate's, and federal from private", () => {
    expect(LOAN_TYPES.filter(isParentPlus)).toEqual(["Direct PLUS Parent", "FFEL PLUS Parent"]);
    expect(LOAN_TYPES.filter((type) => !isFederal(type))).toEqual(["Private Education"]);
  });
});
