import { describe, expect, it } from "vitest";
import { answerFile, goldenAnswers, put } from "../testing/answers";
import { randomFile } from "../testing/files";
import { randomFrom } from "../testing/random";
import { writeAchFile } from "../write-file";
import { achFaultSentence } from "./faults";
import { readAchFile } from "./read-file";

const MUTATED_FILES = process.env["PAYDOWN_CHAOS"] === "1" ? 10_000 : 2_000;
const LONG_MS = 120_000;

describe("a changed figure", () => {
  it("is never taken without a fault", () => {
    // Columns whose every digit is guarded by a check digit, a sum or a repetition.
    const guarded: Record<string, readonly (readonly [first: number, last: number])[]> = {
      6: [
        [4, 12],
        [30, 39],
        [79, 94],
      ],
      7: [[80, 94]],
      8: [
        [5, 54],
        [88, 94],
      ],
      9: [[2, 55]],
    };
    const original = readAchFile(goldenAnswers);
    for (const [index, text] of goldenAnswers.split("\n").entries()) {
      if (/^9{94}$/.test(text)) continue;
      for (const [first, last] of guarded[text.charAt(0)] ?? []) {
        for (let column = first; column <= last; column += 1) {
          const old = text.charAt(column - 1);
          const changed = put(goldenAnswers, index + 1, column, old === "7" ? "3" : "7");
          const reading = readAchFile(changed);
          if (old !== " ")
            expect(reading.faults.length, `line ${index + 1}, column ${column}`).toBeGreaterThan(0);
        }
      }
    }
    expect(original.faults).toEqual([]);
  });
});

const NASTY = [
  "\n",
  "\r\n",
  "\u0000",
  "9",
  "6",
  "7",
  " ",
  "é",
  "李",
  "\uD800",
  "X",
  "1",
  "\t",
  "-",
  "9".repeat(94),
  "\n6",
  "\n1",
];

function mutated(text: string, below: (limit: number) => number): string {
  let result = text;
  for (let edits = below(5); edits >= 0; edits -= 1) {
    const at = below(result.length + 1);
    const nasty = NASTY[below(NASTY.length)] ?? "";
    const all = result.split("\n");
    const line = below(all.length);
    switch (below(7)) {
      case 0:
        result = result.slice(0, at) + nasty + result.slice(at);
        break;
      case 1:
        result = result.slice(0, at) + nasty + result.slice(at + nasty.length);
        break;
      case 2:
        result = result.slice(0, at) + result.slice(at + 1 + below(200));
        break;
      case 3:
        result = all.toSpliced(line, 1).join("\n");
        break;
      case 4:
        result = all.toSpliced(line, 0, all[below(all.length)] ?? "").join("\n");
        break;
      case 5:
        result = result.slice(0, at);
        break;
      default:
        result = all.toSorted(() => below(3) - 1).join("\n");
    }
  }
  return result;
}

describe("the reader", () => {
  it(
    `never throws on ${MUTATED_FILES} mutated files, and each fault names a line of the file`,
    () => {
      let faulty = 0;
      for (let seed = 1; seed <= MUTATED_FILES; seed += 1) {
        const below = randomFrom(seed);
        const sent = randomFile(seed, 5);
        const returned = sent.batches.flatMap(({ entries }) => entries).map((of) => ({ of, code: "R03" }));
        const original = below(2) === 0 ? writeAchFile(sent) : answerFile(sent, returned);
        const text = mutated(original, below);
        const reading = readAchFile(text);
        const linesMax = Math.max(text.split(/\r\n|\r|\n/).length, Math.ceil(text.length / 94));
        for (const fault of reading.faults) {
          expect(fault.line, `seed ${seed}`).toBeGreaterThanOrEqual(1);
          expect(fault.line, `seed ${seed}`).toBeLessThanOrEqual(linesMax + 1);
          expect(achFaultSentence(fault), `seed ${seed}`).toMatch(/^Line \d+, .+: expected .+, found .+\.$/s);
        }
        for (const { amount, trace } of [...reading.entries, ...reading.returns]) {
          expect(amount, `seed ${seed}`).toMatch(/^\d{1,8}\.\d\d$/);
          expect(trace, `seed ${seed}`).toMatch(/^\d{15}$/);
        }
        if (reading.faults.length > 0) faulty += 1;
      }
      // Else the mutations would prove nothing.
      expect(faulty).toBeGreaterThan(MUTATED_FILES / 2);
    },
    LONG_MS,
  );
});
