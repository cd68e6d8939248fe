import { expect } from "vitest";
import { prisma } from "@/lib/db/client";
import { dayOfDate } from "@/lib/db/rows";
import { findFaults } from "@/lib/db/verify/verify";

/** What a batch and its items look like, in the words of the API: to be compared whole. */
export async function stateOf(businessId: string, batchId: string) {
  const batch = await prisma.batch.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: batchId } },
    include: { items: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
  });
  return {
    status: batch.status,
    debit: batch.debitStatus,
    items: batch.items.filter((item) => item.status !== "replaced").map((item) => item.status),
  };
}

/** D1, D3, D4, D5 as stored. */
export async function datesOf(businessId: string, batchId: string): Promise<string[]> {
  const batch = await prisma.batch.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: batchId } },
  });
  return [batch.debitDay, batch.creditsSentDay, batch.creditsDay, batch.confirmDay].map((date) =>
    date ? dayOfDate(date) : "none",
  );
}

/** The books of this business hold: every rule of the ledger, batches against items against transfers. */
export async function expectTrueBooks(businessId: string): Promise<void> {
  const { name } = await prisma.business.findUniqueOrThrow({ where: { id: businessId } });
  const faults = await findFaults();
  expect(faults.filter((fault) => fault.business === name)).toEqual([]);
}

/** What waits for a person: "kind amount", the oldest first. */
export async function openKinds(businessId: string): Promise<string[]> {
  const open = await prisma.moneyException.findMany({
    where: { businessId, closedAt: null },
    orderBy: { seq: "asc" },
  });
  return open.map((one) => `${one.kind} ${one.amount?.toFixed(2)}`);
}

/** What stands on an account of the books: debits less credits, to the cent. */
export async function balanceOf(businessId: string, account: string): Promise<string> {
  const [row] = await prisma.$queryRaw<{ balance: string }[]>`
    SELECT coalesce(sum(CASE WHEN debit_account = ${account} THEN amount WHEN credit_account = ${account} THEN -amount END), 0)
             ::numeric(14, 2)::text AS balance
      FROM ledger_transfer WHERE business_id = ${businessId}::uuid`;
  return row?.balance ?? "0.00";
}

/** The sandbox's bank will answer so: as a call of /sandbox/simulate leaves it. */
export async function bankWillAnswer(answer: {
  businessId: string;
  subjectId: string;
  kind: "debit_return" | "credit_return";
  code: string;
  /** The instant it arrives, for what is not asked of the next debit. */
  at?: Date;
}): Promise<void> {
  const dueOn = answer.at ?? new Date("2026-01-01T00:00:00Z");
  const simulation = await prisma.simulation.create({
    data: {
      businessId: answer.businessId,
      kind: answer.kind,
      subjectId: answer.subjectId,
      code: answer.code,
      dueOn,
    },
  });
  if (answer.at === undefined) return;
  await prisma.dueWork.create({
    data: {
      businessId: answer.businessId,
      kind: "bank_answers",
      subjectId: simulation.id,
      dueAt: answer.at,
    },
  });
}
