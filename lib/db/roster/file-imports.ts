import type { PlanCounts, PlanTab } from "@/lib/domain/employees/import-plan";
import type {
  ImportFacts,
  ImportKind,
  ImportStatus,
  StoredImport,
} from "@/lib/domain/employees/stored-import";
import { notFound } from "@/lib/domain/refusal";
import { prisma } from "../client";
import type { Tx } from "../transaction";

/** The open import of these very bytes, if there is one. */
export async function findOpenImport(
  tx: Tx,
  businessId: string,
  kind: ImportKind,
  fileHash: string,
): Promise<string | null> {
  const row = await tx.fileImport.findFirst({
    where: { businessId, kind, fileHash, status: "open" },
    select: { id: true },
  });
  return row?.id ?? null;
}

export async function insertImport(
  tx: Tx,
  row: {
    businessId: string;
    kind: ImportKind;
    fileName: string;
    fileHash: string;
    createdBy: string;
    createdAt: Date;
    stored: StoredImport;
  },
): Promise<string> {
  // The preview as text: 50,000 rows would be built and written three times over as Prisma's JSON.
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO file_import (business_id, kind, file_name, file_hash, created_by, created_at, preview)
    VALUES (${row.businessId}::uuid, ${row.kind}, ${row.fileName}, ${row.fileHash}, ${row.createdBy}::uuid,
            ${row.createdAt}::timestamptz, ${JSON.stringify(row.stored)}::jsonb)
    RETURNING id::text AS id`;
  if (!made) throw new Error("an inserted row did not come back");
  return made.id;
}

/** Stores the preview anew, and with `done` what became of the file. */
export async function updateImport(
  tx: Tx,
  businessId: string,
  id: string,
  stored: StoredImport,
  done?: { status: Exclude<ImportStatus, "open">; at: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE file_import
       SET preview = ${JSON.stringify(stored)}::jsonb, status = ${done?.status ?? "open"},
           applied_at = ${done?.at ?? null}::timestamptz
     WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid`;
}

export type LockedImport = {
  id: string;
  kind: ImportKind;
  status: ImportStatus;
  fileName: string;
  stored: StoredImport;
};

/** Reads an import and keeps others off it until commit. @throws Refusal not_found */
export async function lockImport(tx: Tx, businessId: string, id: string): Promise<LockedImport> {
  const rows = await tx.$queryRaw<
    { id: string; kind: ImportKind; status: ImportStatus; file_name: string; preview: StoredImport }[]
  >`
    SELECT id::text AS id, kind, status, file_name, preview FROM file_import
     WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = rows[0];
  if (!row) throw notFound("import");
  return { id: row.id, kind: row.kind, status: row.status, fileName: row.file_name, stored: row.preview };
}

export type ImportHead = {
  kind: ImportKind;
  status: ImportStatus;
  fileName: string;
  createdAt: Date;
  appliedAt: Date | null;
  facts: ImportFacts;
  counts: PlanCounts;
  doneBy: string | null;
};

/** What an import is, without its lines; null where there is none. */
export async function readImportHead(businessId: string, id: string): Promise<ImportHead | null> {
  const rows = await prisma.$queryRaw<ImportHead[]>`
    SELECT kind, status, file_name AS "fileName", created_at AS "createdAt", applied_at AS "appliedAt",
           preview -> 'facts' AS facts, preview -> 'counts' AS counts, preview ->> 'doneBy' AS "doneBy"
      FROM file_import WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** Some lines of one list of the plan, cut out in the database: the whole may have 50,000. */
export async function readImportLines(
  businessId: string,
  id: string,
  tab: PlanTab,
  page: { skip: number; take: number },
): Promise<unknown[]> {
  const rows = await prisma.$queryRaw<{ line: unknown }[]>`
    SELECT t.line FROM file_import f,
           jsonb_array_elements(f.preview -> 'plan' -> ${tab}::text) WITH ORDINALITY AS t (line, n)
     WHERE f.business_id = ${businessId}::uuid AND f.id = ${id}::uuid
       AND t.n > ${page.skip}::bigint AND t.n <= ${page.skip + page.take}::bigint
     ORDER BY t.n`;
  return rows.map(({ line }) => line);
}

export type WrongRows = {
  fileName: string;
  facts: ImportFacts;
  wrongRows: StoredImport["wrongRows"];
  /** The plan's list of problems. */
  wrong: unknown;
};

/** The rows that are wrong, with what is wrong with them. */
export async function readWrongRows(businessId: string, id: string): Promise<WrongRows | null> {
  const rows = await prisma.$queryRaw<WrongRows[]>`
    SELECT file_name AS "fileName", preview -> 'facts' AS facts, preview -> 'wrongRows' AS "wrongRows",
           preview -> 'plan' -> 'wrong' AS wrong
      FROM file_import WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid`;
  return rows[0] ?? null;
}
