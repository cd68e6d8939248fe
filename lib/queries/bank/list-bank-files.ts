import type { UserActor } from "@/lib/auth/actor";
import { installationRail } from "@/lib/auth/mode";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { readWaits } from "@/lib/db/bank/waits";
import { prisma } from "@/lib/db/client";
import { type Csv, instant, plain, streamCsv, text } from "@/lib/db/csv/export";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { walk } from "@/lib/db/reading/walk";
import { type Numeric, sql } from "@/lib/db/sql";
import { employerWindows, type WindowKind } from "@/lib/domain/bank/windows";
import type { BankFilesView, SentFileView, SentPlace } from "@/lib/schemas/bank/bank-files";
import { cutPage, type SeqPlace } from "@/lib/schemas/places";
import { uploadColumns, uploadView } from "./upload-view";

export const BANK_FILES_PER_PAGE = 50;

type Places = { sent: SentPlace; read: SeqPlace };

/** What goes to the bank and what came back of it, the latest first and a page of each, and what waits for a file. */
export async function listBankFiles(actor: UserActor, places: Places): Promise<BankFilesView> {
  mustHave(actor, "bank:files");
  const { businessId } = actor;
  const business = await readBusinessDay(businessId);
  const [waits, sent, read] = await Promise.all([
    readWaits(businessId, business.now),
    readSent(businessId, places.sent),
    readUploads(businessId, places.read),
  ]);
  return {
    outFolder: `ach/out/${businessId}`,
    inFolder: `ach/in/${businessId}`,
    writesFiles: installationRail === "nacha",
    today: business.today,
    waits,
    sent,
    read,
  };
}

async function readUploads(businessId: string, place: SeqPlace): Promise<BankFilesView["read"]> {
  const back = place?.direction === "before";
  // The latest first: what comes after the last one seen is older.
  const beyond = place === null ? {} : { seq: back ? { gt: place.seq } : { lt: place.seq } };
  const rows = await prisma.bankUpload.findMany({
    where: { businessId, ...beyond },
    orderBy: { seq: back ? "asc" : "desc" },
    take: BANK_FILES_PER_PAGE + 1,
    select: { ...uploadColumns, seq: true },
  });
  if (back) rows.reverse();
  const page = cutPage(rows, place, BANK_FILES_PER_PAGE, (row) => row.seq.toString());
  return { ...page, rows: page.rows.map(({ seq: _seq, ...row }) => uploadView(row)) };
}

type SentRow = {
  id: string;
  window_day: Date;
  kind: WindowKind;
  nth: number;
  name: string | null;
  entries: number;
  debits: Numeric;
  credits: Numeric;
  written_at: Date | null;
  delivered_at: Date | null;
  downloaded_by: string | null;
};

/** Files of Borrowers' own money are none of the employer's. */
const ofEmployer = sql`f.kind = ANY (${[...employerWindows]}::text[])`;

/** A file's day, window and number: the latest first, the window of the evening before that of the morning. */
async function readSent(businessId: string, place: SentPlace): Promise<BankFilesView["sent"]> {
  const { back, beyond, order } = walk(
    place,
    [sql`f.window_day`, sql`f.kind = 'cut_off'`, sql`f.nth`, sql`f.id`],
    (at) => [sql`${at.day}::date`, sql`${at.kind} = 'cut_off'`, sql`${at.nth}::int`, sql`${at.id}::uuid`],
    { descending: true },
  );
  const rows = await prisma.$queryRaw<SentRow[]>`
    SELECT f.id, f.window_day, f.kind, f.nth, f.name, f.entries, f.debits, f.credits, f.written_at, f.delivered_at, f.downloaded_by
      FROM ach_file f WHERE f.business_id = ${businessId}::uuid AND ${ofEmployer} AND ${beyond} ORDER BY ${order} LIMIT ${BANK_FILES_PER_PAGE + 1}`;
  if (back) rows.reverse();
  const placeText = (row: SentRow) => `${dayOfDate(row.window_day)}.${row.kind}.${row.nth}.${row.id}`;
  const page = cutPage(rows, place, BANK_FILES_PER_PAGE, placeText);
  return { ...page, rows: page.rows.map(sentView) };
}

const sentView = (row: SentRow): SentFileView => ({
  id: row.id,
  windowDay: dayOfDate(row.window_day),
  kind: row.kind,
  name: row.name,
  entries: row.entries,
  debits: moneyOf(row.debits),
  credits: moneyOf(row.credits),
  writtenAt: row.written_at?.toISOString() ?? null,
  isDelivered: row.delivered_at !== null,
  downloadedBy: row.downloaded_by,
});

const sentColumns = [
  text("file", sql`f.name`),
  plain("day", sql`f.window_day`),
  plain("window", sql`f.kind`),
  plain("entries", sql`f.entries`),
  plain("debits", sql`f.debits`),
  plain("credits", sql`f.credits`),
  instant("written_at", sql`f.written_at`),
  instant("in_the_folder_at", sql`f.delivered_at`),
  text("taken_by", sql`f.downloaded_by`),
];

const readColumns = [
  text("file", sql`u.file_name`),
  plain("kind", sql`u.kind`),
  text("read_by", sql`u.read_by`),
  instant("at", sql`u.at`),
  plain("applied", sql`u.applied`),
  plain("not_applied", sql`u.not_applied`),
  text("meaning", sql`u.summary`),
];

/** All files for the bank, or all that were read. */
export async function bankFilesCsv(actor: UserActor, list: "sent" | "read"): Promise<Csv> {
  mustHave(actor, "bank:files");
  const { businessId } = actor;
  const body =
    list === "sent"
      ? streamCsv(
          sentColumns,
          sql`FROM ach_file f WHERE f.business_id = ${businessId}::uuid AND ${ofEmployer}
              ORDER BY f.window_day DESC, f.kind = 'cut_off' DESC, f.nth DESC, f.id DESC`,
        )
      : streamCsv(
          readColumns,
          sql`FROM bank_upload u WHERE u.business_id = ${businessId}::uuid ORDER BY u.seq DESC`,
        );
  return { name: list === "sent" ? "files-for-the-bank" : "files-read", body: await body };
}
