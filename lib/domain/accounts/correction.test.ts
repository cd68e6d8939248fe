import { describe, expect, it } from "vitest";
import { changeCodeWords, correctedParts } from "./correction";
import { correctionLetter } from "./letters";

const before = { routingNumber: "021000021", last4: "0176", type: "checking" };
const after = { routingNumber: "011000015", last4: "0111", type: "checking" };

describe("a bank's correction", () => {
  it("names what differs, old and new, and nothing else", () => {
    expect(correctedParts({ code: "C03", before, after, why: null })).toEqual([
      "Account number: was ending in 0176, is now ending in 0111.",
      "Routing number: was 021000021, is now 011000015.",
    ]);
    expect(correctedParts({ code: "C05", before, after: { ...before, type: "savings" }, why: null })).toEqual(
      ["Kind of account: was checking, is now savings."],
    );
    expect(correctedParts({ code: "C01", before, after: before, why: null })).toEqual([
      "The new account number too ends in 0176.",
    ]);
  });

  it("says why nothing was changed", () => {
    expect(correctedParts({ code: "C04", before, after: null, why: "It is a name." })).toEqual([
      "Nothing was changed. It is a name.",
    ]);
  });

  it("is written to people with the code's meaning", () => {
    const letter = correctionLetter({
      code: "C01",
      before,
      after,
      why: null,
      name: "Payroll",
      link: "http://x",
    });
    expect(letter.subject).toBe("Your bank corrected the account ending in 0176 (C01)");
    expect(letter.text).toContain("C01, account number");
    expect(letter.text).toContain("is now ending in 0111");
    const refused = { code: "C04", before, after: null, why: "Look.", name: "Payroll", link: "http://x" };
    expect(correctionLetter(refused).subject).toContain("asks for a correction");
    expect(changeCodeWords("C99")).toBe("C99, a correction that Paydown does not know");
  });
});
