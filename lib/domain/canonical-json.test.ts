import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, JSON_DEPTH_MAX, TooDeep } from "./canonical-json";

describe("canonicalJson", () => {
  it("does not see the order of keys, but that of items", () => {
    expect(canonicalJson({ b: 1, a: [1, 2] })).toBe(canonicalJson({ a: [1, 2], b: 1 }));
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });

  it("takes money for money in its fields only", () => {
    expect(canonicalJson({ amount: "5.5", total_amount: "07" })).toBe(
      canonicalJson({ amount: "5.50", total_amount: "7.00" }),
    );
    const loan = (cents: string) => ({
      original_principal: `5500${cents}`,
      outstanding_principal: `5000${cents}`,
      outstanding_interest: `12${cents}`,
      monthly_payment: `60${cents}`,
    });
    expect(canonicalJson({ loans: [loan("")] })).toBe(canonicalJson({ loans: [loan(".00")] }));
    expect(canonicalJson({ reference_id: "5.5" })).not.toBe(canonicalJson({ reference_id: "5.50" }));
    expect(canonicalJson({ amount: 5.5 })).not.toBe(canonicalJson({ amount: "5.50" }));
    expect(canonicalJson({ amount: "x" })).not.toBe(canonicalJson({ amount: "y" }));
  });

  it("is JSON of the same value, prototype keys and broken text included", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(JSON.parse(canonicalJson({ x: value }))).toEqual(JSON.parse(JSON.stringify({ x: value })));
      }),
    );
    const hostile: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":"\\u0000","x":"\\ud800"}');
    expect(canonicalJson(hostile)).toBe('{"__proto__":{"a":1},"constructor":"\\u0000","x":"\\ud800"}');
  });

  it("refuses what is nested too deep", () => {
    const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));
    expect(canonicalJson(nested(JSON_DEPTH_MAX))).toHaveLength(2 * JSON_DEPTH_MAX);
    expect(() => canonicalJson(nested(JSON_DEPTH_MAX + 1))).toThrow(TooDeep);
    expect(() => canonicalJson(nested(1_000_000))).toThrow(TooDeep);
  });
});
