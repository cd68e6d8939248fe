import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { findOpenImport, insertImport, updateImport } from "@/lib/db/roster/file-imports";
import { joinMany } from "@/lib/db/roster/join-many";
import { lockRoster } from "@/lib/db/roster/lock-roster";
import { inTransaction } from "@/lib/db/transaction";
import type { ImportFacts, ImportKind } from "@/lib/domain/employees/stored-import";
import { fieldLabel } from "@/lib/domain/files/fields";
import { suggestMapping } from "@/lib/domain/files/mapping";
import type { FileRow } from "@/lib/domain/files/row";
import { Refusal } from "@/lib/domain/refusal";
import { fileHash, type OpenFile, openFile } from "@/lib/files/open";
import { makePlan, storedImport } from "./make-plan";

export type UploadedFile = { kind: ImportKind; changesOnly: boolean; fileName: string; bytes: Uint8Array };

/**
 * Reads a roster or loans file and keeps what it would do, for a person to look at: nothing is applied. The same file again
 * is the same open preview (`existing`), compared anew.
 * @throws FileRefused where it is no table of text; Refusal invalid where needed columns are missing
 */
export async function previewImport(
  actor: UserActor,
  file: UploadedFile,
): Promise<{ id: string; existing: boolean }> {
  mustHave(actor, "employees:write");
  const { businessId } = actor;
  const open = openFile(file.bytes, file.kind);
  const rows: FileRow[] = [];
  for (const batch of open.rows()) rows.push(...batch);
  const facts = factsOf(open, file, rows.length);
  const hash = fileHash(file.bytes);
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockRoster(tx, businessId);
    await joinMany(tx);
    const { plan } = await makePlan(tx, file.kind, { business, facts, rows });
    const stored = storedImport(facts, rows, plan);
    const existing = await findOpenImport(tx, businessId, file.kind, hash);
    if (existing !== null) {
      await updateImport(tx, businessId, existing, stored);
      return { id: existing, existing: true };
    }
    const id = await insertImport(tx, {
      businessId,
      kind: file.kind,
      fileName: file.fileName,
      fileHash: hash,
      createdBy: actor.userId,
      createdAt: business.now,
      stored,
    });
    return { id, existing: false };
  });
}

function factsOf(open: OpenFile, { kind, changesOnly }: UploadedFile, rows: number): ImportFacts {
  const headers = open.header.names;
  const { mapping, missing } = suggestMapping(kind, headers);
  if (missing.length > 0) {
    const lacking = missing.map((group) => group.map(fieldLabel).join(" or ")).join(", ");
    const found = headers.filter((name) => name !== "").join(", ");
    throw new Refusal(
      "invalid",
      `Row ${open.header.row} names the columns, and these are missing: ${lacking}. Found: ${found}. Add the columns, or rename those that hold them, and choose the file again.`,
      { problems: [{ path: "file", message: `Missing columns: ${lacking}.` }] },
    );
  }
  const { delimiter, encoding } = open;
  return { headers, mapping, headerRow: open.header.row, delimiter, encoding, rows, changesOnly };
}
