import { beforeAll, expect, it } from "vitest";
import { withChecks } from "@/lib/domain/files/contributions/resolve-row";
import { FileRefused } from "@/lib/domain/files/faults";
import { diffLoans } from "@/lib/domain/files/imports/loans";
import { describeImportProblem } from "@/lib/domain/files/imports/problems";
import { diffRoster } from "@/lib/domain/files/imports/roster";
import { suggestMapping } from "@/lib/domain/files/mapping";
import { money } from "@/lib/domain/money";
import { describeProblem } from "@/lib/domain/payments/problems";
import type { Roster } from "@/lib/domain/payments/roster";
import { understandContributions } from "./contributions";
import { allRows, demoBytes, demoRoster, demoServicers } from "./demo-roster";
import { openFile } from "./open";

const FILES = process.env["PAYDOWN_CHAOS"] === "1" ? 10_000 : 2_000;
const LIMIT = money("5250.00");
const NAMES = [
  "contributions-payroll-export.csv",
  "contributions-legacy-export.csv",
  "contributions-2026-11.csv",
  "employees.csv",
  "loans.csv",
] as const;

/** Mulberry32: the seed, printed on failure, makes the same files again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const NASTY = [
  '"',
  ",",
  ";",
  "\n",
  "\r\n",
  "\t",
  "|",
  "\u0000",
  "=",
  "-25",
  "1e3",
  "NaN",
  "1,00",
  "9999999999999.99",
  "\uFEFF",
  "é",
  "'",
].map((text) => new TextEncoder().encode(text));

function mutated(original: Uint8Array, random: (below: number) => number): Uint8Array {
  let file = original.subarray(0, 1 + random(Math.min(original.length, 6_000)));
  for (let edits = random(6); edits >= 0; edits -= 1) {
    const at = random(file.length + 1);
    const nasty = NASTY[random(NASTY.length)] ?? new Uint8Array();
    const insert = random(3) === 0 ? new Uint8Array([random(256)]) : nasty;
    const repeated = random(40) === 0 ? 400 : 1;
    const resume = Math.min(file.length, at + random(2) * random(30));
    const middle = Array.from({ length: repeated }, () => [...insert]).flat();
    file = new Uint8Array([...file.subarray(0, at), ...middle, ...file.subarray(resume)]);
  }
  return file;
}

async function readAll(name: (typeof NAMES)[number], bytes: Uint8Array, roster: Roster): Promise<number> {
  if (name === "employees.csv" || name === "loans.csv") {
    const kind = name === "loans.csv" ? "loans" : "roster";
    const file = openFile(bytes, kind);
    const parties = { employees: [...roster.byId.values()], servicers: demoServicers };
    const rows = allRows(file);
    const { wrong } =
      kind === "loans"
        ? diffLoans([], rows, suggestMapping(kind, file.header.names).mapping, parties)
        : diffRoster([], rows, suggestMapping(kind, file.header.names).mapping);
    expect(wrong.every((one) => describeImportProblem(one).startsWith(`Row ${one.row}, `))).toBe(true);
    return rows.length;
  }
  const file = openFile(bytes, "contributions");
  const { mapping } = suggestMapping("contributions", file.header.names);
  let read = 0;
  for await (const { rows, totals } of understandContributions(file, mapping, () =>
    Promise.resolve(roster),
  )) {
    for (const { source, employee, allocation, amount, problems } of withChecks(
      rows,
      roster,
      new Map(),
      LIMIT,
    )) {
      const payable = employee !== null && allocation !== null && amount !== null;
      // A row is either whole or says what it lacks.
      expect(payable || problems.some(({ severity }) => severity === "error")).toBe(true);
      for (const one of problems) expect(describeProblem(one, source.row).length).toBeLessThan(600);
    }
    read += rows.length + totals.length;
  }
  expect(read).toBe(allRows(file).length);
  return read;
}

let roster: Roster;
beforeAll(async () => {
  roster = await demoRoster();
});

it(
  `${FILES} damaged files are read or refused in words, and no row is lost`,
  { timeout: 300_000 },
  async () => {
    const originals = await Promise.all(NAMES.map(async (name) => [name, await demoBytes(name)] as const));
    let rows = 0;
    let refused = 0;
    for (let seed = 1; seed <= FILES; seed += 1) {
      const random = randomFrom(seed);
      const chosen = originals[random(originals.length)];
      if (chosen === undefined) throw new RangeError("no such file");
      try {
        rows += await readAll(chosen[0], mutated(chosen[1], random), roster);
      } catch (error) {
        if (!(error instanceof FileRefused)) throw new Error(`seed ${seed}, ${chosen[0]}`, { cause: error });
        refused += 1;
      }
    }
    // Both ways out were taken often enough for this to mean something.
    expect(refused).toBeGreaterThan(FILES / 20);
    expect(rows).toBeGreaterThan(FILES * 5);
  },
);
