import { beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import type { Payer } from "@/lib/auth/payer";
import { prisma } from "@/lib/db/client";
import { findFaults } from "@/lib/db/verify/verify";
import { day } from "@/lib/domain/days";
import type { RowProblem } from "@/lib/domain/payments/problems";
import { draftFromFile } from "@/lib/operations/drafts/file/draft-from-file";
import { listSourceAccounts } from "@/lib/queries/accounts/list-source-accounts";
import { listPaymentLines } from "@/lib/queries/payments/list-payments";
import { listMails } from "@/lib/queries/sandbox/list-mails";
import { writeDemo } from "./demo";
import { sampleFile } from "./factories/acme";

let admin: UserActor;
let payer: Payer;

beforeAll(async () => {
  await writeDemo(day("2026-11-21"));
  const { id: businessId } = await prisma.business.findFirstOrThrow({ where: { name: "Acme Robotics" } });
  const adam = await prisma.user.findUniqueOrThrow({ where: { email: "admin@acme.example" } });
  admin = { kind: "user", businessId, userId: adam.id, name: adam.name, email: adam.email, role: "admin" };
  const { id: borrowerId, userId } = await prisma.borrower.findFirstOrThrow({
    where: { businessId, externalId: "E10002" },
  });
  payer = {
    kind: "borrower",
    businessId,
    borrowerId,
    userId: userId ?? "",
    name: "Michael Johnson",
    email: "e10002@acme.example",
  };
}, 120_000);

/** How often each problem is found in a sample: "severity code". */
async function problemsOf(fileName: string): Promise<Record<string, number>> {
  const { id: draftId } = await draftFromFile(admin, { bytes: await sampleFile(fileName), fileName });
  const rows = await prisma.draftRow.findMany({ where: { draftId }, select: { problems: true } });
  const counts: Record<string, number> = { rows: rows.length };
  for (const row of rows) {
    for (const problem of row.problems as RowProblem[]) {
      const name = `${problem.severity} ${problem.code}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}

describe("the demo", () => {
  it("stands with true books", async () => {
    expect(await findFaults()).toEqual([]);
  });

  it("has its employees and their loans from before the first batch", async () => {
    const { businessId } = payer;
    const first = await prisma.batch.findFirstOrThrow({
      where: { businessId },
      orderBy: { createdAt: "asc" },
    });
    const later = {
      businessId,
      OR: [{ createdAt: { gte: first.createdAt } }, { updatedAt: { gte: first.createdAt } }],
    };
    expect(await prisma.borrower.count({ where: later })).toBe(0);
    expect(await prisma.loan.count({ where: later })).toBe(0);
  });

  it("shows its employee a verified account, payments that are complete, and a series with one to come", async () => {
    const own = { businessId: payer.businessId, borrowerId: payer.borrowerId };
    const accounts = await prisma.sourceAccount.findMany({ where: own });
    expect(accounts).toMatchObject([{ status: "verified", type: "checking", last4: "0428" }]);
    const { data } = await listPaymentLines(payer, { limit: 50 });
    expect(data.map(({ payment: one }) => `${one.scheduled_date} ${one.amount} ${one.status}`)).toEqual([
      "2026-12-15 40.00 pending",
      "2026-11-16 40.00 complete",
      "2026-10-16 120.00 complete",
    ]);
    expect(await prisma.paymentSeries.findMany({ where: own })).toMatchObject([{ status: "active" }]);
  });

  it.each([
    [
      "contributions-2026-11.csv",
      { rows: 150, "warning above_room": 2, "warning parent_plus": 20, "warning no_payment_due_yet": 1 },
    ],
    [
      "contributions-legacy-export.csv",
      {
        rows: 41,
        "error employee_terminated": 1,
        "error loan_not_payable": 3,
        "error loan_number_spoilt": 2,
        "error no_loan": 1,
        "warning employee_on_leave": 1,
        "warning parent_plus": 2,
        "warning twin_in_draft": 2,
      },
    ],
    [
      "contributions-payroll-export.csv",
      {
        rows: 89,
        "error amount_unreadable": 5,
        "error employee_unknown": 1,
        "error far_above_owed": 1,
        "error loan_of_another": 1,
        "warning above_room": 1,
        "warning no_payment_due_yet": 1,
        "warning parent_plus": 7,
        "warning twin_in_draft": 2,
      },
    ],
  ])("finds in %s what it would find had no employee money of their own in it", async (fileName, found) =>
    expect(await problemsOf(fileName)).toEqual(found),
  );

  it("shows the employer no account and no letter of the employee's own", async () => {
    const { accounts } = await listSourceAccounts(admin);
    expect(accounts).toHaveLength(1);
    expect(JSON.stringify(accounts)).not.toContain("0428");
    expect(JSON.stringify(await listMails(admin, {}, null))).not.toContain("e10002@acme.example");
  });
});
