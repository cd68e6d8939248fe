import { describe, expect, it } from "vitest";
import { cutPage, placeIn, seqPlace } from "./places";

const text = (n: number) => `${n}`;

describe("cutPage", () => {
  it("at the beginning leads on only where there is more", () => {
    expect(cutPage([1, 2, 3], null, 2, text)).toEqual({ rows: [1, 2], before: null, after: "2" });
    expect(cutPage([1, 2], null, 2, text)).toEqual({ rows: [1, 2], before: null, after: null });
    expect(cutPage([], null, 2, text)).toEqual({ rows: [], before: null, after: null });
  });

  it("after a row always leads back", () => {
    const place = { direction: "after" } as const;
    expect(cutPage([3, 4, 5], place, 2, text)).toEqual({ rows: [3, 4], before: "3", after: "4" });
    expect(cutPage([3], place, 2, text)).toEqual({ rows: [3], before: "3", after: null });
  });

  it("before a row always leads on, and cuts off the first", () => {
    const place = { direction: "before" } as const;
    expect(cutPage([1, 2, 3], place, 2, text)).toEqual({ rows: [2, 3], before: "2", after: "3" });
    expect(cutPage([1, 2], place, 2, text)).toEqual({ rows: [1, 2], before: null, after: "2" });
  });
});

describe("the place in an address", () => {
  it("is after a row, or before one, of the list that is meant", () => {
    expect(seqPlace({ after: "7" })).toEqual({ direction: "after", seq: 7n });
    expect(seqPlace({ before: "7" })).toEqual({ direction: "before", seq: 7n });
    expect(seqPlace({ after: "7", lbefore: "8" }, "l")).toEqual({ direction: "before", seq: 8n });
  });

  it("is the beginning where it is none of ours", () => {
    for (const query of [{}, { after: "" }, { after: "-1" }, { after: "1".repeat(19) }]) {
      expect(seqPlace(query)).toBeNull();
    }
    expect(placeIn({ after: "x" }, () => null)).toBeNull();
  });
});
