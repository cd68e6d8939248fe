import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { answersTo, type BankSays, confirmationsOf } from "@/lib/domain/bank/play-bank";
import { parseDay } from "@/lib/domain/days";

/*
 * Plays the bank: from a NACHA file of ours makes the file with which the bank answers it, or the table with which the
 * servicers confirm its credits. For trying the rail by hand, never for real money.
 */
const usage = `npm run bank-answer -- --file SENT.ach --day 2026-11-27 --out ANSWER.ach
    [--return TRACE=R01] … [--correct TRACE=C01:DATA] …   none of both: nothing came back
npm run bank-answer -- --file SENT.ach --day 2026-12-01 --confirm --out CONFIRMED.csv`;

function fail(words: string): never {
  process.stderr.write(`${words}\n${usage}\n`);
  process.exit(1);
}

function said(texts: readonly string[], pattern: RegExp, make: (parts: string[]) => BankSays): BankSays[] {
  return texts.map((text) => {
    const [, ...parts] = pattern.exec(text) ?? fail(`Cannot read ${text}.`);
    return make(parts);
  });
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        file: { type: "string" },
        day: { type: "string" },
        out: { type: "string" },
        return: { type: "string", multiple: true, default: [] },
        correct: { type: "string", multiple: true, default: [] },
        confirm: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : "The arguments cannot be read.");
  }
}

/** npm changes into our folder: a name is meant where it was typed. */
const typed = (name: string): string => path.resolve(process.env["INIT_CWD"] ?? "", name);

const values = readArguments();
const day = parseDay(values.day);
if (values.file === undefined || values.out === undefined || day === null) {
  fail("Say the file that was sent, the day and where the answer goes.");
}
const sent = await readFile(typed(values.file), "utf8").catch((error: Error) => fail(error.message));
const says = [
  ...said(values.return, /^(\d{15})=(R\d\d)$/, ([trace = "", returned = ""]) => ({ trace, returned })),
  ...said(values.correct, /^(\d{15})=(C\d\d):(.{1,29})$/, ([trace = "", corrected = "", data = ""]) => ({
    trace,
    corrected,
    data,
  })),
];
await writeFile(typed(values.out), values.confirm ? confirmationsOf(sent, day) : answersTo(sent, day, says));
process.stdout.write(`${values.out} is written.\n`);
