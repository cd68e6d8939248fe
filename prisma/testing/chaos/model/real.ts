import { expect } from "vitest";
import type { NewItem } from "@/lib/db/batches/insert-batch";
import { lockBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { money, sum, ZERO } from "@/lib/domain/money";
import { Refusal } from "@/lib/domain/refusal";
import { batchDates, releaseDay } from "@/lib/domain/schedule";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { writeBatch } from "@/lib/operations/batches/write-batch";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { makeEmployee, type Payroll } from "../../../factories/payroll";
import { balancesOf, expectedBalances, expectedStanding, standingOf } from "./books";
import type { Model } from "./model";

/** The business under test, and the names that the model gives to its rows. */
export type Real = { payroll: Payroll; nameOf: Map<string, string>; idOf: Map<string, string> };

export type Placed = Model["items"][number];

export const nameOfResent = (old: string): string => `${old}+`;

/** Whether the operation refused it as a conflict; anything else that it throws is a fault. */
export async function isRefused(operation: Promise<unknown>): Promise<boolean> {
  return operation.then(
    () => false,
    (error: unknown) => {
      if (error instanceof Refusal && error.code === "conflict") return true;
      throw error;
    },
  );
}

export async function expectAsModelled(
  model: Model,
  { payroll: { businessId }, nameOf }: Real,
): Promise<void> {
  expect(await standingOf(businessId, nameOf)).toEqual(expectedStanding(model));
  const none = Object.fromEntries(Object.keys(expectedBalances(model)).map((account) => [account, 0n]));
  expect({ ...none, ...(await balancesOf(businessId)) }).toEqual(expectedBalances(model));
}

function name(real: Real, id: string, as: string): void {
  real.nameOf.set(id, as);
  real.idOf.set(as, id);
}

/** Straight into the core: what is checked before a release has proofs of its own, and takes most of a release's time. */
export async function release(model: Model, real: Real, inCents: readonly number[]): Promise<void> {
  const { businessId, accountId, approver } = real.payroll;
  const items: NewItem[] = [];
  for (const cents of inCents) {
    const { id, loanId, servicerId } = await makeEmployee(businessId);
    const amount = money(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`);
    const split = { amount, taxFree: amount, taxable: ZERO, referenceId: null };
    items.push({ borrowerId: id, allocationType: "loan", loanId, servicerId, ...split });
  }
  const batchId = await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    const dates = batchDates(releaseDay(business.now, business.cutOff));
    const by = { preparedBy: "Adam Adler", releasedBy: { id: approver.userId, name: approver.name } };
    const names = { title: null, referenceId: null, payloadHash: "model", warnings: [], rail: "sandbox" };
    const totalAmount = sum(items.map((item) => item.amount));
    const given = {
      businessId,
      sourceAccountId: accountId,
      totalAmount,
      dates,
      createdAt: business.now,
      items,
    };
    return writeBatch(tx, business, { ...names, ...by, ...given });
  });
  const batch = `batch${model.batches.length}`;
  name(real, batchId, batch);
  const stored = await prisma.batchItem.findMany({ where: { batchId }, orderBy: { position: "asc" } });
  stored.forEach(({ id }, n) => name(real, id, `${batch}-${n}`));
  model.release(batch, inCents.map(BigInt));
}

/** A re-sent payment is named after the one that it replaces. */
export async function nameNewItems(model: Model, real: Real): Promise<void> {
  if (model.items.every(({ item }) => real.idOf.has(item.name))) return;
  const resent = await prisma.batchItem.findMany({
    where: { businessId: real.payroll.businessId, replaces: { not: null } },
    select: { id: true, replaces: true },
  });
  for (const { id, replaces } of resent) name(real, id, nameOfResent(real.nameOf.get(replaces ?? "") ?? ""));
}

/** As a person asks, allowed or not: real and model agree on that, too. */
export async function refund(model: Model, real: Real, { batch, item }: Placed): Promise<void> {
  const id = real.idOf.get(item.name) ?? "";
  const refused = await isRefused(askRefund(real.payroll.approver, { id }));
  expect(refused, "refund").toBe(!model.refund(batch, item));
}

/** Sent again; if it `comesBack`, the servicer's bank is told at once to return that one as well. */
export async function resend(
  model: Model,
  real: Real,
  { batch, item }: Placed,
  { comesBack }: { comesBack: boolean },
): Promise<void> {
  const id = real.idOf.get(item.name) ?? "";
  const as = nameOfResent(item.name);
  const refused = await isRefused(resendItem(real.payroll.approver, { id }));
  expect(refused, "resend").toBe(!model.resend(batch, item, as));
  await nameNewItems(model, real);
  const next = model.items.find((one) => one.item.name === as);
  if (!next || !comesBack) return;
  const answer = { kind: "credit_return", id: real.idOf.get(as) ?? "", code: "R03" } as const;
  await simulate(real.payroll.owner, answer);
  model.askCreditReturn(next.batch, next.item);
}
