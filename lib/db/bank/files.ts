import type { NumberedEntry } from "@/lib/domain/bank/nacha-file";
import { employerWindows, fileWrittenAt, type WindowKind } from "@/lib/domain/bank/windows";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { BusinessDay } from "../business-day";
import { dayOfDate } from "../rows";
import { decrypt, encrypt } from "../secrets";
import { lockName, type Tx } from "../transaction";
import { addDueWork } from "../work/due-work";

/**
 * The file of this window that still takes entries, made if there is none; until commit nobody writes it. The work that
 * writes it is left behind. A window whose file was written already gets a further one.
 */
export async function openFile(tx: Tx, business: BusinessDay, day: Day, kind: WindowKind): Promise<string> {
  const open = await findOpen(tx, business.businessId, day, kind);
  if (open !== null) return open;
  await lockName(tx, `ach-file:${business.businessId}:${day}:${kind}`);
  // Somebody may have made it while we waited.
  const made = await findOpen(tx, business.businessId, day, kind);
  if (made !== null) return made;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO ach_file (business_id, window_day, kind, nth, created_at)
    SELECT ${business.businessId}::uuid, ${day}::date, ${kind}, coalesce(max(nth), 0) + 1, ${business.now}
      FROM ach_file WHERE business_id = ${business.businessId}::uuid AND window_day = ${day}::date AND kind = ${kind}
    RETURNING id`;
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("INSERT … RETURNING returned no row");
  const dueAt = fileWrittenAt(kind, day, business.cutOff);
  await addDueWork(tx, { businessId: business.businessId, kind: "bank_file", subjectId: id, dueAt });
  return id;
}

async function findOpen(tx: Tx, businessId: string, day: Day, kind: WindowKind): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ach_file
     WHERE business_id = ${businessId}::uuid AND window_day = ${day}::date AND kind = ${kind} AND written_at IS NULL
       FOR SHARE`;
  return rows[0]?.id ?? null;
}

export type LockedFile = {
  businessId: string;
  id: string;
  windowDay: Day;
  kind: WindowKind;
  nth: number;
  isWritten: boolean;
};

/** Waits for whoever is still putting entries into it; after this nobody does. */
export async function lockFile(tx: Tx, businessId: string, id: string): Promise<LockedFile | null> {
  const rows = await tx.$queryRaw<{ window_day: Date; kind: WindowKind; nth: number; is_written: boolean }[]>`
    SELECT window_day, kind, nth, written_at IS NOT NULL AS is_written FROM ach_file
     WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = rows[0];
  if (!row) return null;
  const { kind, nth } = row;
  return { businessId, id, windowDay: dayOfDate(row.window_day), kind, nth, isWritten: row.is_written };
}

/** Work of this business that may still put entries into a file written at `at`. Work that failed again and again does not hold it up. */
export async function isStillFilled(tx: Tx, businessId: string, at: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM due_work
     WHERE business_id = ${businessId}::uuid AND done_at IS NULL AND waiting_for IS NULL AND due_at <= ${at}
       AND attempts < ${TRIES_WAITED_FOR}
       AND kind IN ('file_closes', 'retry_goes_out', 'credits_go_out', 'resent_goes_out', 'payments_close',
                   'payments_credit', 'deposits_leave') LIMIT 1`;
  return rows.length > 0;
}

const TRIES_WAITED_FOR = 4;

/** The next free number among this business's entries of that day, and how many files the installation wrote for it: both held until commit. */
export async function nextNumbers(
  tx: Tx,
  businessId: string,
  day: Day,
): Promise<{ firstSequence: number; filesBefore: number }> {
  await lockName(tx, `ach-day:${day}`);
  const [row] = await tx.$queryRaw<{ sequence: number; files: number }[]>`
    SELECT (SELECT coalesce(max(e.sequence), 0) FROM ach_entry e JOIN ach_file f ON f.business_id = e.business_id AND f.id = e.file_id
             WHERE f.business_id = ${businessId}::uuid AND f.window_day = ${day}::date) AS sequence,
           (SELECT count(*)::int FROM ach_file WHERE window_day = ${day}::date AND written_at IS NOT NULL) AS files`;
  return { firstSequence: (row?.sequence ?? 0) + 1, filesBefore: row?.files ?? 0 };
}

/** Nobody put anything into it: there is nothing to send. */
export async function dropEmptyFile(tx: Tx, file: LockedFile): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM ach_file WHERE business_id = ${file.businessId}::uuid AND id = ${file.id}::uuid AND written_at IS NULL`;
}

/** From here the file is what it is: the database refuses to change it or its entries. */
export async function storeFile(
  tx: Tx,
  file: LockedFile,
  written: {
    at: Date;
    name: string;
    companyId: string;
    modifier: string;
    text: string;
    numbered: readonly NumberedEntry[];
    debits: Money;
    credits: Money;
  },
): Promise<void> {
  const { numbered } = written;
  await tx.$executeRaw`
    UPDATE ach_entry e SET sequence = n.sequence, trace = n.trace
      FROM unnest(${numbered.map((one) => one.id)}::uuid[], ${numbered.map((one) => one.sequence)}::int[],
                  ${numbered.map((one) => one.trace)}::text[]) AS n (id, sequence, trace)
     WHERE e.business_id = ${file.businessId}::uuid AND e.file_id = ${file.id}::uuid AND e.id = n.id`;
  await tx.$executeRaw`
    UPDATE ach_file
       SET written_at = ${written.at}, name = ${written.name}, company_id = ${written.companyId},
           file_id_modifier = ${written.modifier}, text_encrypted = ${encrypt(written.text)}, entries = ${numbered.length},
           debits = ${written.debits}::numeric, credits = ${written.credits}::numeric
     WHERE business_id = ${file.businessId}::uuid AND id = ${file.id}::uuid`;
}

export type FileToDeliver = { businessId: string; id: string; name: string; text: string };

/** A written file that does not yet stand in its folder, held until commit; null when there is none. */
export async function takeUndelivered(tx: Tx): Promise<FileToDeliver | null> {
  const rows = await tx.$queryRaw<
    { business_id: string; id: string; name: string; text_encrypted: string }[]
  >`
    SELECT business_id, id, name, text_encrypted FROM ach_file
     WHERE written_at IS NOT NULL AND delivered_at IS NULL
     ORDER BY business_id, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  const row = rows[0];
  if (!row) return null;
  return { businessId: row.business_id, id: row.id, name: row.name, text: decrypt(row.text_encrypted) };
}

export async function markDelivered(tx: Tx, file: { businessId: string; id: string }): Promise<void> {
  await tx.$executeRaw`
    UPDATE ach_file SET delivered_at = now()
     WHERE business_id = ${file.businessId}::uuid AND id = ${file.id}::uuid`;
}

/** A written file's name and text for a person, noted as taken; null if there is no such file. */
export async function takeForDownload(
  tx: Tx,
  businessId: string,
  id: string,
  by: { at: Date; name: string },
): Promise<{ name: string; text: string } | null> {
  const rows = await tx.$queryRaw<{ name: string; text_encrypted: string }[]>`
    UPDATE ach_file SET downloaded_at = ${by.at}, downloaded_by = ${by.name}
     WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid AND written_at IS NOT NULL
       AND kind = ANY (${[...employerWindows]}::text[])
    RETURNING name, text_encrypted`;
  const row = rows[0];
  return row ? { name: row.name, text: decrypt(row.text_encrypted) } : null;
}
