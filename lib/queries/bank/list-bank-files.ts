import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import type { WindowKind } from "@/lib/domain/bank/windows";
import type { WaitingFor } from "@/lib/domain/batches/status";
import { dayOf } from "@/lib/domain/days";
import type { BankFilesView, BankWaitView, SentFileView } from "@/lib/schemas/bank-files";
import { uploadColumns, uploadView } from "./upload-view";

const FILES_SHOWN = 50;

/** What goes to the bank and what came back of it, the latest first, and what waits for a file. */
export async function listBankFiles(actor: UserActor): Promise<BankFilesView> {
  mustHave(actor, "bank:files");
  const { businessId } = actor;
  const business = await readBusinessDay(businessId);
  const [waits, sent, read] = await Promise.all([
    readWaits(businessId, business.now),
    readSent(businessId),
    prisma.bankUpload.findMany({
      where: { businessId },
      orderBy: { seq: "desc" },
      take: FILES_SHOWN,
      select: uploadColumns,
    }),
  ]);
  return {
    outFolder: `ach/out/${businessId}`,
    inFolder: `ach/in/${businessId}`,
    today: business.today,
    waits,
    sent,
    read: read.map(uploadView),
  };
}

async function readWaits(businessId: string, now: Date): Promise<BankWaitView[]> {
  const rows = await prisma.$queryRaw<{ waiting_for: WaitingFor; since: Date; waiting: number }[]>`
    SELECT waiting_for, min(due_at) AS since, count(*)::int AS waiting FROM due_work
     WHERE business_id = ${businessId}::uuid AND done_at IS NULL AND waiting_for IS NOT NULL AND due_at <= ${now}
     GROUP BY waiting_for ORDER BY waiting_for DESC`;
  return rows.map((row) => ({
    waitingFor: row.waiting_for,
    since: dayOf(row.since),
    waiting: row.waiting,
  }));
}

async function readSent(businessId: string): Promise<SentFileView[]> {
  const rows = await prisma.achFile.findMany({
    where: { businessId },
    orderBy: [{ windowDay: "desc" }, { createdAt: "desc" }, { id: "desc" }],
    take: FILES_SHOWN,
    select: {
      id: true,
      windowDay: true,
      kind: true,
      name: true,
      entries: true,
      debits: true,
      credits: true,
      writtenAt: true,
      deliveredAt: true,
      downloadedBy: true,
    },
  });
  return rows.map((row) => ({
    id: row.id,
    windowDay: dayOfDate(row.windowDay),
    kind: row.kind as WindowKind, // a CHECK of the table allows these words only
    name: row.name,
    entries: row.entries,
    debits: moneyOf(row.debits),
    credits: moneyOf(row.credits),
    writtenAt: row.writtenAt?.toISOString() ?? null,
    isDelivered: row.deliveredAt !== null,
    downloadedBy: row.downloadedBy,
  }));
}
