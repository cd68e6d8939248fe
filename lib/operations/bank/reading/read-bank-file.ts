import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { noteDayIn } from "@/lib/db/bank/days";
import { closeUpload, earlierReading, insertLines, insertUpload, lockUploads } from "@/lib/db/bank/uploads";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { wakeWaiting } from "@/lib/db/work/due-work";
import { type BankLine, looksLikeNacha } from "@/lib/domain/bank/lines";
import { FileRefused } from "@/lib/domain/files/faults";
import type { FileRow } from "@/lib/domain/files/row";
import type { Person } from "@/lib/domain/people/person";
import { decode, textSlices } from "@/lib/files/decode";
import { detectDelimiter } from "@/lib/files/delimiter";
import { fileHash } from "@/lib/files/open";
import { readRows } from "@/lib/files/rows";
import { readAnswers } from "./read-answers";
import { readConfirmationRows } from "./read-confirmations";

export type BankFileRead = { id: string; applied: number; notApplied: number; summary: string };

type Read = { lines: BankLine[]; notTheDays: string | null };

/**
 * Reads a file that the bank (returns, notifications of change) or a servicer (confirmations) sent, and applies it, all in
 * one transaction. Every line is written down with what came of it. The same file again applies nothing twice; what it could
 * not apply the first time it tries anew.
 * @throws Refusal for what is no text at all
 */
export async function readBankFile(
  actor: Actor,
  file: { bytes: Uint8Array; fileName: string },
): Promise<BankFileRead> {
  mustHave(actor, "bank:files");
  const { text, rows } = opened(file.bytes);
  const by = actor.kind === "worker" ? { id: null, name: "the folder" } : personOf(actor);
  const hash = fileHash(file.bytes);
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    await lockUploads(tx, business.businessId);
    const kind = text === null ? "confirmations" : "answers";
    const earlier = await earlierReading(tx, business.businessId, hash);
    const id = await insertUpload(tx, business, {
      kind,
      fileHash: hash,
      fileName: file.fileName,
      by,
      repeats: earlier?.id ?? null,
    });
    const read =
      text === null
        ? await readConfirmationRows(tx, business, rows(), { by, isFirstReading: earlier === null })
        : await readAnswers(tx, business, text);
    await insertLines(tx, business.businessId, id, read.lines);
    // What came back is no longer waited for.
    if (kind === "answers") await wakeWaiting(tx, business.businessId, "confirmation_file");
    const result = { ...counted(read.lines), summary: await summaryOf(tx, business, { id, kind, by }, read) };
    const again = earlier === null ? "" : `The same file was read before, by ${earlier.readBy}. `;
    const closed = { ...result, summary: again + result.summary };
    await closeUpload(tx, business.businessId, id, closed);
    return { id, ...closed };
  });
}

/** `text` null: a table, whose rows `rows` gives. @throws FileRefused */
function opened(bytes: Uint8Array): { text: string | null; rows: () => Generator<FileRow> } {
  const decoded = decode(bytes);
  if (!decoded.ok) throw new FileRefused(decoded.fault);
  const slices = (): Generator<string> => textSlices(decoded.bytes, decoded.encoding);
  const [first = ""] = slices();
  const rows = function* (): Generator<FileRow> {
    for (const some of readRows(decoded.bytes, decoded.encoding, detectDelimiter(first))) yield* some;
  };
  return { text: looksLikeNacha(first) ? [...slices()].join("") : null, rows };
}

function counted(lines: readonly BankLine[]): { applied: number; notApplied: number } {
  const applied = lines.filter((line) => line.outcome === "applied").length;
  return { applied, notApplied: lines.length - applied };
}

async function summaryOf(
  tx: Tx,
  business: BusinessDay,
  upload: { id: string; kind: "answers" | "confirmations"; by: Person },
  read: Read,
): Promise<string> {
  const what = upload.kind === "answers" ? "returns" : "confirmations";
  if (read.notTheDays !== null) {
    return `${read.notTheDays} It does not stand for today's ${what}.`;
  }
  await noteDayIn(tx, business, what, { uploadId: upload.id, person: upload.by });
  return `Today's ${what} are in.`;
}
