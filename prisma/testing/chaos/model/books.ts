import { prisma } from "@/lib/db/client";
import { type Model, totalOf } from "./model";

const sumOf = (cents: readonly bigint[]): bigint => cents.reduce((sum, one) => sum + one, 0n);

/** What must stand on each account by what became of batches and items: how it came about is not asked. */
export function expectedBalances(model: Model): Record<string, bigint> {
  const items = (status: string) => model.items.filter(({ item }) => item.status === status);
  const cents = (found: ReturnType<typeof items>) => sumOf(found.map(({ item }) => item.cents));
  const waits = new Set(["scheduled", "sent", "retrying"]);
  const employer_receivable = sumOf(model.batches.filter(({ debit }) => waits.has(debit)).map(totalOf));
  const program_liability = -cents(items("pending"));
  const servicer_payable = -cents(items("sent").filter(({ item }) => !item.isSettled));
  const returns_clearing = -(cents(items("returned")) + model.lateReturnsHeld);
  const exceptions_receivable = model.owedAfterLateReturns;
  const others = {
    employer_receivable,
    program_liability,
    servicer_payable,
    returns_clearing,
    exceptions_receivable,
  };
  // Debits are credits: what stands at the bank is whatever all the others leave.
  return { ...others, bank_cash: -sumOf(Object.values(others)) };
}

/** Debits less credits of every account of the business, in cents. */
export async function balancesOf(businessId: string): Promise<Record<string, bigint>> {
  const rows = await prisma.$queryRaw<{ account: string; cents: bigint }[]>`
    SELECT account, (sum(amount) * 100)::bigint AS cents FROM (
      SELECT debit_account AS account, amount FROM ledger_transfer WHERE business_id = ${businessId}::uuid
      UNION ALL
      SELECT credit_account, -amount FROM ledger_transfer WHERE business_id = ${businessId}::uuid) AS legs
     GROUP BY account`;
  return Object.fromEntries(rows.map(({ account, cents }) => [account, cents]));
}

export type Standing = { batches: Record<string, string>; items: Record<string, string> };

export function expectedStanding(model: Model): Standing {
  return {
    batches: Object.fromEntries(
      model.batches.map(({ name, status, debit }) => [name, `${status}, ${debit}`]),
    ),
    items: Object.fromEntries(model.items.map(({ item }) => [item.name, item.status])),
  };
}

/** Statuses as stored, under the names that the model gave; `nameOf` knows items by their ids. */
export async function standingOf(businessId: string, nameOf: ReadonlyMap<string, string>): Promise<Standing> {
  const [batches, items] = await Promise.all([
    prisma.batch.findMany({ where: { businessId }, select: { id: true, status: true, debitStatus: true } }),
    prisma.batchItem.findMany({ where: { businessId }, select: { id: true, status: true } }),
  ]);
  const named = (id: string): string => nameOf.get(id) ?? `unknown ${id}`;
  return {
    batches: Object.fromEntries(batches.map((row) => [named(row.id), `${row.status}, ${row.debitStatus}`])),
    items: Object.fromEntries(items.map((row) => [named(row.id), row.status])),
  };
}
