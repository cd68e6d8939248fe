import { findByTraces, type SentEntry } from "@/lib/db/bank/find-entries";
import { noteDestination, readOdfi } from "@/lib/db/bank/settings";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { changeCode, correctionProblemWords } from "@/lib/domain/ach/change-codes";
import { achFaultSentence } from "@/lib/domain/ach/reading/faults";
import type { ReadCorrection, ReadReturn } from "@/lib/domain/ach/reading/read-entry";
import { type AchReading, readAchFile } from "@/lib/domain/ach/reading/read-file";
import { previousBankingDay } from "@/lib/domain/banking-calendar";
import type { BankLine } from "@/lib/domain/bank/lines";
import { formatDay } from "@/lib/domain/days";
import { applyCorrection } from "../../accounts/apply-correction";
import { type Applied, refused } from "./applied";
import { applyReturn } from "./apply-return";

export type AnswersRead = {
  lines: BankLine[];
  /** Null: with this file today's returns are known. Else why it does not stand for them, in words. */
  notTheDays: string | null;
};

type Answer = { entry: ReadReturn | ReadCorrection; what: "return" | "correction"; code: string };

/**
 * Reads a file of returns and notifications of change against this business's traces alone, in the order of its lines. A line
 * that cannot be applied is told and the others go on.
 */
export async function readAnswers(tx: Tx, business: BusinessDay, text: string): Promise<AnswersRead> {
  const reading = readAchFile(text);
  const answers: Answer[] = [
    ...reading.returns.map((entry) => ({ entry, what: "return" as const, code: entry.code })),
    ...reading.corrections.map((entry) => ({ entry, what: "correction" as const, code: entry.changeCode })),
  ].sort((a, b) => a.entry.line - b.entry.line);
  const traces = [...new Set(answers.map(({ entry }) => entry.originalTrace))];
  const entries = await findByTraces(tx, business.businessId, traces);
  const lines = [...faultLines(reading), ...paymentLines(reading)];
  const book = new Book(entries);
  for (const answer of answers) {
    const sent = book.of(answer.entry.originalTrace);
    const applied = await judge(tx, business, answer, sent);
    book.note(answer, sent, applied);
    lines.push({
      line: answer.entry.line,
      what: answer.what,
      trace: answer.entry.originalTrace,
      code: answer.code,
      amount: answer.what === "return" && !isUntold(sent) ? answer.entry.amount : null,
      // An entry of another company is none of ours, whatever its trace.
      entryId: isOurs(answer, sent) ? (sent?.id ?? null) : null,
      ...applied,
    });
  }
  lines.sort((a, b) => a.line - b.line);
  return { lines, notTheDays: await whyNotTheDays(tx, business, reading) };
}

/** What this very file has said so far: the same entry a second time is seen as the next file would see it. */
class Book {
  constructor(private readonly entries: Map<string, SentEntry>) {}

  of(trace: string): SentEntry | undefined {
    return this.entries.get(trace);
  }

  note(answer: Answer, sent: SentEntry | undefined, applied: Applied): void {
    if (sent === undefined || applied.outcome !== "applied") return;
    if (answer.what === "correction") {
      this.entries.set(sent.trace, { ...sent, correctedBy: [...sent.correctedBy, answer.code] });
      return;
    }
    for (const [trace, other] of this.entries) {
      if (other.subjectId !== sent.subjectId || other.nth !== sent.nth) continue;
      const mark = other.id === sent.id ? { returnedBy: "that is being read" } : { isPartReturned: true };
      this.entries.set(trace, { ...other, ...mark });
    }
  }
}

/** What the employer's people, who read the file's lines, are not to learn: a Borrower's sums, and what an account's owner must name. */
const isUntold = (sent: SentEntry | undefined): boolean =>
  sent !== undefined && (sent.isOwnMoney || sent.subjectKind === "micro_deposit");

const isOurs = ({ entry }: Answer, sent: SentEntry | undefined): boolean =>
  sent !== undefined && entry.companyId === sent.companyId;

async function judge(
  tx: Tx,
  business: BusinessDay,
  answer: Answer,
  sent: SentEntry | undefined,
): Promise<Applied> {
  const { entry } = answer;
  if (entry.companyId === null) {
    return refused("The header of its batch cannot be read, so that nobody knows whose entry it is.");
  }
  if (sent === undefined && entry.companyId !== business.companyId) {
    return refused(`It is for another company: ${entry.companyId}. This business is ${business.companyId}.`);
  }
  if (sent === undefined) return refused(`No entry with the trace ${entry.originalTrace} was ever sent.`);
  if (!isOurs(answer, sent)) {
    return refused(`It is for another company: ${entry.companyId}. The entry went out as ${sent.companyId}.`);
  }
  return "changeCode" in entry
    ? correct(tx, business, entry, sent)
    : applyReturn(tx, business, sent, { code: entry.code, amount: entry.amount });
}

async function correct(
  tx: Tx,
  business: BusinessDay,
  entry: ReadCorrection,
  sent: SentEntry,
): Promise<Applied> {
  const code = entry.changeCode;
  if (sent.correctedBy.includes(code)) {
    return { outcome: "repeated", explanation: `${code} of this entry was applied before.` };
  }
  const corrects = changeCode(code)?.corrects ?? "something that Paydown does not know";
  if (sent.servicer !== null) {
    if (!entry.data.ok) return refused(entry.data.problems.map(correctionProblemWords).join(" "));
    await noteDestination(tx, sent.servicer.id, { text: `${code} ${entry.text}`, at: business.now });
    return {
      outcome: "noted",
      explanation: `${sent.servicer.name}'s bank corrects its account (${corrects}). An operator enters that on the installation page, where it is shown.`,
    };
  }
  const { applied, why } = await applyCorrection(tx, business, {
    batchId: sent.batchId,
    ...(sent.sourceAccountId === null ? {} : { accountId: sent.sourceAccountId }),
    code,
    correctedData: entry.text,
  });
  if (sent.isOwnMoney) {
    const explanation =
      "A correction of an employee's own account: worked off. What it means is told to the employee.";
    return { outcome: applied ? "applied" : "refused", explanation };
  }
  return applied
    ? { outcome: "applied", explanation: `The bank corrected the ${corrects}; the next entry bears it.` }
    : refused(why ?? "It could not be applied.");
}

const faultLines = (reading: AchReading): BankLine[] =>
  reading.faults.map((fault) => ({
    line: fault.line,
    what: "fault",
    trace: null,
    code: null,
    amount: null,
    entryId: null,
    ...refused(achFaultSentence(fault)),
  }));

/** Money that is no answer to anything of ours. */
const paymentLines = (reading: AchReading): BankLine[] =>
  reading.entries.map((entry) => ({
    line: entry.line,
    what: "fault",
    trace: entry.trace,
    code: null,
    amount: entry.amount,
    entryId: null,
    outcome: "noted",
    explanation: "This entry answers none of ours: expected returns and notifications of change.",
  }));

/** Whether this file may stand for today's returns: whole, for us, and of this morning. */
async function whyNotTheDays(tx: Tx, business: BusinessDay, reading: AchReading): Promise<string | null> {
  if (reading.faults.length > 0) return "The file is not whole: what is missing may be a return.";
  if (!(await isForUs(tx, business, reading))) return "The file is for another company.";
  const created = reading.headers.at(-1)?.created ?? null;
  const fresh = created !== null && created <= business.today && created > previousBankingDay(business.today);
  return fresh || created === null
    ? null
    : `The file is of ${formatDay(created)}, today is ${formatDay(business.today)}.`;
}

async function isForUs(tx: Tx, business: BusinessDay, reading: AchReading): Promise<boolean> {
  if (reading.batches.length > 0) {
    return reading.batches.some((batch) => batch.companyId === business.companyId);
  }
  const odfi = await readOdfi(tx);
  if (odfi === null) return false;
  return reading.headers.some(
    ({ destination }) => destination === odfi.originId || destination === odfi.routingNumber,
  );
}
