import type { Money } from "@/lib/domain/money";
import type { BankLine } from "@/lib/domain/bank/lines";
import type { Person } from "@/lib/domain/people/person";
import type { BusinessDay } from "../business-day";
import { lockName, type Tx } from "../transaction";

export type UploadKind = "answers" | "confirmations";

/** Files of one business are read one after another: what one line decides, the next file's sees. */
export async function lockUploads(tx: Tx, businessId: string): Promise<void> {
  await lockName(tx, `bank-upload:${businessId}`);
}

/** The first reading of these very bytes, if they were read before. */
export async function earlierReading(
  tx: Tx,
  businessId: string,
  fileHash: string,
): Promise<{ id: string; fileName: string; at: Date; readBy: string } | null> {
  return tx.bankUpload.findFirst({
    where: { businessId, fileHash },
    orderBy: { seq: "asc" },
    select: { id: true, fileName: true, at: true, readBy: true },
  });
}

export async function insertUpload(
  tx: Tx,
  business: BusinessDay,
  upload: {
    kind: UploadKind;
    fileHash: string;
    fileName: string;
    by: Person;
    repeats: string | null;
  },
): Promise<string> {
  const row = await tx.bankUpload.create({
    data: {
      businessId: business.businessId,
      kind: upload.kind,
      fileHash: upload.fileHash,
      fileName: upload.fileName,
      readBy: upload.by.name,
      readById: upload.by.id,
      at: business.now,
      repeats: upload.repeats,
      summary: "",
    },
    select: { id: true },
  });
  return row.id;
}

/** What came of each line, in the file's order, set-based. */
export async function insertLines(
  tx: Tx,
  businessId: string,
  uploadId: string,
  lines: readonly BankLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const amounts: (Money | null)[] = lines.map((line) => line.amount);
  await tx.$executeRaw`
    INSERT INTO bank_upload_line (business_id, upload_id, position, line, what, trace, code, amount, entry_id, outcome, explanation)
    SELECT ${businessId}::uuid, ${uploadId}::uuid, r.n, r.line, r.what, r.trace, r.code, r.amount, r.entry_id, r.outcome, r.explanation
      FROM unnest(${lines.map((line) => line.line)}::int[], ${lines.map((line) => line.what)}::text[],
                  ${lines.map((line) => line.trace)}::text[], ${lines.map((line) => line.code)}::text[],
                  ${amounts}::numeric[], ${lines.map((line) => line.entryId)}::uuid[],
                  ${lines.map((line) => line.outcome)}::text[], ${lines.map((line) => line.explanation)}::text[])
           WITH ORDINALITY AS r (line, what, trace, code, amount, entry_id, outcome, explanation, n)`;
}

export async function closeUpload(
  tx: Tx,
  businessId: string,
  id: string,
  result: { applied: number; notApplied: number; summary: string },
): Promise<void> {
  await tx.bankUpload.update({ where: { businessId_id: { businessId, id } }, data: result });
}
