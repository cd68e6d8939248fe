import { expect } from "vitest";
import { prisma } from "@/lib/db/client";
import { isFinal, type ItemStatus } from "@/lib/domain/batches/status";
import { addDays, day, dayOf, instantAt } from "@/lib/domain/days";
import { Refusal } from "@/lib/domain/refusal";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { giveUpDebit } from "@/lib/operations/batches/give-up-debit";
import { recallBatch } from "@/lib/operations/batches/recall-batch";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { stopItem } from "@/lib/operations/batches/stop-item";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { makeBatch, makeEmployee, type Payroll } from "../../../factories/payroll";
import { expectTrueBooks } from "../../books";
import type { Random } from "../random";

const BATCHES_MAX = 4;
const ITEMS_MAX = 5;
const TIMES = ["08:30:00", "09:00:00", "12:00:00", "17:29:59", "17:30:00"] as const;
const ranks = ["pending", "unreconciled", "complete"];

/** One business, its people, its bank and its servicers; what was seen final, and how far batches were. */
export class World {
  private readonly finals = new Map<string, string>();
  private readonly rankOf = new Map<string, number>();

  constructor(
    readonly payroll: Payroll,
    private readonly random: Random,
  ) {}

  private get businessId(): string {
    return this.payroll.businessId;
  }

  async release(): Promise<void> {
    if ((await prisma.batch.count({ where: { businessId: this.businessId } })) === BATCHES_MAX) return;
    const payments: { to: Awaited<ReturnType<typeof makeEmployee>>; amount: string }[] = [];
    for (let left = 1 + this.random.below(ITEMS_MAX); left > 0; left--) {
      const amount = `${1 + this.random.below(400)}.${String(this.random.below(100)).padStart(2, "0")}`;
      payments.push({ to: await makeEmployee(this.businessId), amount });
    }
    await this.mayBeRefused(async () => {
      const owed = await prisma.moneyException.count({
        where: { businessId: this.businessId, kind: "late_debit_return", closedAt: null },
      });
      const account = await prisma.sourceAccount.findFirstOrThrow({ where: { businessId: this.businessId } });
      if (owed === 0 && account.status === "verified") await makeBatch(this.payroll, payments);
    });
  }

  /** Somebody moves the clock; the workers have yet to walk it. */
  async moveClock(): Promise<void> {
    const clock = await prisma.businessClock.findUniqueOrThrow({ where: { businessId: this.businessId } });
    const from = clock.target ?? clock.now;
    const to = instantAt(addDays(dayOf(from), this.random.below(4)), this.random.pick(TIMES));
    if (to <= from) return;
    await prisma.businessClock.update({ where: { businessId: this.businessId }, data: { target: to } });
  }

  async bankReturnsDebit(): Promise<void> {
    const code = this.random.pick(["R01", "R01", "R09", "R02"]);
    await this.onBatch((id) => simulate(this.payroll.owner, { kind: "debit_return", id, code }));
  }

  async bankReturnsCredit(): Promise<void> {
    await this.onItem((id) => simulate(this.payroll.owner, { kind: "credit_return", id, code: "R03" }));
  }

  async personActs(): Promise<void> {
    const { approver, owner } = this.payroll;
    const acts = [
      () => this.onItem((id) => stopItem(approver, { id, stop: this.random.chance(70) })),
      () => this.onItem((id) => askRefund(approver, { id })),
      () => this.onItem((id) => resendItem(approver, { id })),
      () => this.onBatch((id) => giveUpDebit(owner, { id })),
      () =>
        this.random.chance(20) ? this.onBatch((id) => recallBatch(approver, { id })) : Promise.resolve(),
    ];
    await this.random.pick(acts)();
  }

  private async onBatch(act: (id: string) => Promise<unknown>): Promise<void> {
    const batches = await prisma.batch.findMany({
      where: { businessId: this.businessId },
      orderBy: { createdAt: "asc" },
    });
    if (batches.length > 0) await this.mayBeRefused(() => act(this.random.pick(batches).id));
  }

  /** Mostly on what waits for somebody. */
  private async onItem(act: (id: string) => Promise<unknown>): Promise<void> {
    const items = await prisma.batchItem.findMany({
      where: { businessId: this.businessId },
      orderBy: [{ debitDay: "asc" }, { batchId: "asc" }, { position: "asc" }, { id: "asc" }],
    });
    const waiting = items.filter((item) => item.status === "returned");
    const among = waiting.length > 0 && this.random.chance(70) ? waiting : items;
    if (among.length > 0) await this.mayBeRefused(() => act(this.random.pick(among).id));
  }

  private async mayBeRefused(act: () => Promise<unknown>): Promise<void> {
    await act().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }

  /** Whatever has just happened: what was final is as it was, no batch went back, no step failed, and the books hold. */
  async expectInvariants(): Promise<void> {
    const { businessId } = this;
    const items = await prisma.batchItem.findMany({ where: { businessId } });
    const seen = new Map(items.map((item) => [item.id, `${item.status} ${item.postedAmount.toFixed(2)}`]));
    for (const [id, before] of this.finals) expect(seen.get(id), `item ${id}`).toBe(before);
    for (const item of items) {
      if (isFinal(item.status as ItemStatus)) this.finals.set(item.id, seen.get(item.id) ?? "");
    }
    for (const { id, status } of await prisma.batch.findMany({ where: { businessId } })) {
      const rank = ranks.indexOf(status);
      expect(rank, `batch ${id}`).toBeGreaterThanOrEqual(this.rankOf.get(id) ?? 0);
      this.rankOf.set(id, rank);
    }
    const failed = await prisma.dueWork.findMany({ where: { businessId, lastError: { not: null } } });
    expect(failed.map((work) => `${work.kind}: ${work.lastError}`)).toEqual([]);
    await expectTrueBooks(businessId);
  }

  /** People see to everything that waits for them, until nothing does. */
  async settleAll(passTime: () => Promise<void>): Promise<void> {
    await passTime();
    const { businessId } = this;
    await prisma.sourceAccount.updateMany({ where: { businessId }, data: { status: "verified" } });
    for (const { id } of await prisma.batchItem.findMany({
      where: { businessId, status: "returned", refundAsked: false },
    })) {
      await askRefund(this.payroll.approver, { id });
    }
    await passTime();
    await this.expectInvariants();
    const open = await prisma.batch.findMany({ where: { businessId, status: { not: "complete" } } });
    expect(open, "batches that never end").toEqual([]);
    const undone = await prisma.dueWork.findMany({ where: { businessId, doneAt: null } });
    expect(
      undone.map((work) => work.kind),
      "work left over",
    ).toEqual([]);
  }
}

export const startOfWorld = day("2026-11-23");
