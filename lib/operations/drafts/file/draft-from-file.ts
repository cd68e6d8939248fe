import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockDraftFile } from "@/lib/db/drafts/draft-row";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { batchTitle } from "@/lib/domain/batches/title";
import { dayOf } from "@/lib/domain/days";
import { jsonOf } from "@/lib/db/rows";
import type { FileFacts } from "@/lib/domain/drafts/file-facts";
import { titleFromFileName } from "@/lib/domain/drafts/title";
import { FileRefused } from "@/lib/domain/files/faults";
import { type Mapping, parseMapping, suggestMapping } from "@/lib/domain/files/mapping";
import { fileHash, type OpenFile, openFile } from "@/lib/files/open";
import { insertDraft } from "../insert-draft";
import { understandFile } from "./understand-file";

const OPEN = ["draft", "awaiting_approval", "scheduled"];
const FILE_NAME_LENGTH_MAX = 255;

/**
 * A contribution file becomes a draft. The same bytes again, however often and at once, lead to the one open draft
 * (`existing` true); after its release or deletion they make a new one that says what was released before (rules 3).
 * @throws FileRefused where it is no table of text; nothing is stored then
 */
export async function draftFromFile(
  actor: UserActor,
  input: { bytes: Uint8Array; fileName: string },
): Promise<{ id: string; existing: boolean }> {
  mustHave(actor, "batches:prepare");
  const { businessId } = actor;
  const file = openFile(input.bytes, "contributions");
  const hash = fileHash(input.bytes);
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    // There is no row to lock yet: five uploads at once wait here, and four of them find the first one's draft.
    await lockDraftFile(tx, businessId, hash);
    const open = await tx.batchDraft.findFirst({
      where: { businessId, fileHash: hash, status: { in: OPEN } },
      select: { id: true },
    });
    if (open) return { id: open.id, existing: true };
    const fileName = input.fileName.slice(0, FILE_NAME_LENGTH_MAX);
    const { id } = await insertDraft(tx, business, actor, {
      title: titleFromFileName(fileName),
      origin: "file",
      fileName,
      fileHash: hash,
    });
    const mapping = await mappingFor(tx, businessId, file);
    const { rows, totals } = await understandFile(tx, business, id, file, mapping);
    if (rows === 0) throw new FileRefused({ code: "no_rows", headerRow: file.header.row });
    const facts: FileFacts = {
      headers: file.header.names,
      mapping,
      signature: file.signature,
      encoding: file.encoding,
      delimiter: file.delimiter,
      headerRow: file.header.row,
      titles: file.header.titles,
      totals,
      sameAs: await releasedBefore(tx, businessId, hash),
    };
    await tx.batchDraft.update({
      where: { businessId_id: { businessId, id } },
      data: { fileFacts: jsonOf(facts) },
    });
    return { id, existing: false };
  });
}

/** What a person chose for these very headers before, else what their names say. */
async function mappingFor(tx: Tx, businessId: string, file: OpenFile): Promise<Mapping<"contributions">> {
  const kept = await tx.fileMapping.findUnique({
    where: {
      businessId_kind_signature: { businessId, kind: "contributions", signature: file.signature },
    },
    select: { mapping: true },
  });
  const { names } = file.header;
  const remembered = kept && parseMapping("contributions", kept.mapping, names.length);
  return suggestMapping("contributions", names, remembered).mapping;
}

async function releasedBefore(tx: Tx, businessId: string, hash: string): Promise<FileFacts["sameAs"]> {
  const earlier = await tx.batchDraft.findFirst({
    where: { businessId, fileHash: hash, status: "released" },
    orderBy: { seq: "desc" },
    select: { batch: { select: { id: true, title: true, referenceId: true, createdAt: true } } },
  });
  if (!earlier?.batch) return null;
  const { batch } = earlier;
  return { batchId: batch.id, title: batchTitle(batch), on: dayOf(batch.createdAt) };
}
