import { describe, expect, it } from "vitest";
import { paymentsSupported, problemsWithRoutingNumber, routingProblemWords } from "./routing-number";

const codes = (text: string) => problemsWithRoutingNumber(text).map(({ code }) => code);

describe("a routing number", () => {
  it.each([
    "021000021",
    "011000015",
    "122105155",
    "121042882",
    "110000000",
    "091000019",
    "026009593",
    "322271627",
    "091000022",
  ])("%s can exist", (text) => expect(codes(text)).toEqual([]));

  it.each([
    ["123456789", ["checksum"]],
    ["555555555", ["prefix", "checksum"]],
    ["000000000", ["all_zero"]],
    ["130000006", ["prefix"]],
    ["021000012", ["checksum"]],
    ["02100002", ["length"]],
    ["0210000210", ["length"]],
    ["02100002a", ["not_digits"]],
    ["021-000-021", ["not_digits", "length"]],
    ["", ["length"]],
    ["٠٢١٠٠٠٠٢١", ["not_digits"]],
  ])("%j is refused: %j", (text, expected) => expect(codes(text)).toEqual(expected));

  it("is caught when one digit is wrong", () => {
    const right = "121042882";
    for (let at = 0; at < 9; at += 1) {
      for (let by = 1; by <= 9; by += 1) {
        const digit = (Number.parseInt(right.charAt(at), 10) + by) % 10;
        expect(codes(right.slice(0, at) + digit + right.slice(at + 1)), `${at} ${digit}`).not.toEqual([]);
      }
    }
  });

  it("is refused in words", () => {
    const words = (text: string) => problemsWithRoutingNumber(text).map(routingProblemWords);
    expect(words("0210000")).toEqual(["A routing number has 9 digits, this has 7."]);
    expect(words("555555555")[0]).toContain("begins with 55");
    expect(words("123456789")[0]).toContain("check digit");
    expect(words("000000000")).toEqual(["Nine zeros is no bank's routing number."]);
    expect(words("abc")[0]).toContain("digits only");
  });
});

describe("payments are supported", () => {
  it.each([
    ["verified", "021000021", true],
    ["verified", "121042882", true],
    ["verified", "322271627", true],
    ["pending_verification", "021000021", false],
    ["disabled", "021000021", false],
    ["verified", "000000518", false],
    ["verified", "800000007", false],
    ["verified", "131042882", false],
    ["verified", "201042882", false],
    ["verified", "211042882", true],
    ["verified", "331042882", false],
    ["verified", "601042882", false],
    ["verified", "611042882", true],
    ["verified", "721042882", true],
    ["verified", "731042882", false],
  ])("%s, %s: %s", (status, routingNumber, supported) =>
    expect(paymentsSupported({ status, routingNumber })).toBe(supported),
  );
});
