import { expect, it } from "vitest";
import { appliedWords } from "./lines";

it.each([
  [{ applied: 1, open: 0, all: 1 }, "1 of 1 line was applied."],
  [{ applied: 0, open: 2, all: 2 }, "0 of 2 lines were applied."],
  [{ applied: 0, open: 0, all: 1 }, "1 of 1 line had been applied before."],
  [{ applied: 2, open: 1, all: 6 }, "3 of 6 lines had been applied before, 2 were now."],
])("a file's lines are told apart: applied, and applied before (%j)", (counts, words) => {
  expect(appliedWords(counts)).toBe(words);
});
