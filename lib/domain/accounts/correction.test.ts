import { describe, expect, it } from "vitest";
import { correctedParts, readCorrection } from "./correction";

const before = { routingNumber: "021000021", last4: "0176", type: "checking" };
const after = { ...before, last4: "4444" };
const kept = { code: "C01", before, after };

describe("the correction that the history keeps", () => {
  it("is read as it was written, taken over or not", () => {
    expect(readCorrection({ kind: "account.corrected", data: kept })).toEqual({ ...kept, why: null });
    const refused = { code: "C02", before, after: null, why: "No such bank." };
    expect(readCorrection({ kind: "account.corrected", data: refused })).toEqual(refused);
  });

  it.each([
    ["another event", { kind: "account.verified", data: kept }],
    ["no data", { kind: "account.corrected", data: null }],
    ["no code", { kind: "account.corrected", data: { before, after } }],
    ["half an account", { kind: "account.corrected", data: { code: "C01", before: { last4: "0176" } } }],
  ])("is none of %s", (_, event) => {
    expect(readCorrection(event)).toBeNull();
  });

  it("names what differs, old and new", () => {
    expect(correctedParts({ ...kept, why: null })).toEqual([
      "Account number: was ending in 0176, is now ending in 4444.",
    ]);
    expect(correctedParts({ code: "C01", before, after: before, why: null })).toEqual([
      "The new account number too ends in 0176.",
    ]);
  });
});
