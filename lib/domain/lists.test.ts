import { expect, it } from "vitest";
import { chunksOf } from "./lists";

it("cuts a list into pieces in its order, the last as long as what is left", () => {
  expect([...chunksOf([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...chunksOf([1, 2], 2)]).toEqual([[1, 2]]);
  expect([...chunksOf([])]).toEqual([]);
});
