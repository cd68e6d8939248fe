import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { BorrowerActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { shareBalances } from "@/lib/operations/people/share-balances";
import { moveClock } from "@/lib/operations/sandbox/move-clock";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { getEmployee } from "@/lib/queries/employees/get-employee";
import { readClock } from "@/lib/queries/shell/read-clock";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { myLoans } from "./my-loans";

const borrower = (businessId: string, borrowerId: string): BorrowerActor => ({
  kind: "borrower",
  businessId,
  borrowerId,
  userId: randomUUID(),
  name: "Ana",
  email: "ana@payroll.example",
});

describe("an employee's own pages", () => {
  it("show their loans and payments and nobody else's; paid counts from the servicer's confirmation", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const [ana, ben] = [await makeEmployee(payroll.businessId), await makeEmployee(payroll.businessId)];
    await makeBatch(payroll, [
      { to: ana, amount: "150.00" },
      { to: ben, amount: "75.00" },
    ]);
    const actor = borrower(payroll.businessId, ana.id);
    const before = await myLoans(actor);
    expect(before).toMatchObject({
      paidInAll: "0.00",
      payments: [{ amount: "150.00", status: "pending" }],
      next: { amount: "150.00", servicer: "Nelnet", day: "2026-11-30", arrived: false },
    });
    expect(before.servicers.flatMap(({ loans }) => loans.map(({ id }) => id))).toEqual([ana.loanId]);
    await walkTo(payroll.businessId, "2026-12-01");
    expect(await myLoans(actor)).toMatchObject({
      paidInAll: "150.00",
      paidThisYear: "150.00",
      payments: [{ status: "posted", day: "2026-11-30" }],
      next: null,
    });
    await walkTo(payroll.businessId, "2027-01-04");
    expect(await myLoans(actor)).toMatchObject({ year: 2027, paidInAll: "150.00", paidThisYear: "0.00" });
  });

  it("speak of a payment that arrived and is not confirmed as such, and rather of the next one that is to come", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const ana = await makeEmployee(payroll.businessId);
    const actor = borrower(payroll.businessId, ana.id);
    const batchId = await makeBatch(payroll, [{ to: ana, amount: "150.00" }]);
    const { id } = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
    await simulate(payroll.owner, { kind: "servicer_short", id, amount: money("100.00") });
    await walkTo(payroll.businessId, "2026-12-02");
    expect((await myLoans(actor)).next).toMatchObject({ day: "2026-11-30", arrived: true });
    await makeBatch(payroll, [{ to: ana, amount: "60.00" }]);
    expect((await myLoans(actor)).next).toMatchObject({ amount: "60.00", arrived: false });
  });

  it("live by the business's clock, which an employee may move too", async () => {
    const payroll = await makePayroll(day("2026-11-25"));
    const ana = await makeEmployee(payroll.businessId);
    const actor = borrower(payroll.businessId, ana.id);
    expect((await readClock(actor)).clock).toEqual({
      today: "2026-11-25",
      time: "9:00 AM",
      nextBankingDay: "2026-11-27",
      readsFiles: false,
      skipped: "Thanksgiving Day",
      cutOff: "17:30",
    });
    // No worker runs in this test: a move to where the clock stands answers at once.
    expect(await moveClock(actor, { to: { day: day("2026-11-25") } })).toMatchObject({ idle: true });
  });

  it("let the employer see balances, and no longer, each written down once", async () => {
    const { businessId, viewer } = await makePayroll(day("2026-11-23"));
    const { id, loanId } = await makeEmployee(businessId);
    const actor = borrower(businessId, id);
    await prisma.loan.update({
      where: { businessId_id: { businessId, id: loanId } },
      data: { attestedBy: "nexus" },
    });
    const seen = async () => (await getEmployee(viewer, { id }))?.servicers[0]?.loans[0]?.balances ?? null;
    expect(await seen()).toBeNull();
    await shareBalances(actor, { share: true });
    await shareBalances(actor, { share: true });
    expect(await seen()).toMatchObject({ principal: "20000.00" });
    expect((await myLoans(actor)).sharing).toEqual({ shared: true, broughtByEmployer: false });
    await shareBalances(actor, { share: false });
    expect(await seen()).toBeNull();
    expect((await getEmployee(viewer, { id }))?.activity).toHaveLength(2);
  });
});
