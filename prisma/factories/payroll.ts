import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { insertDraftRows } from "@/lib/db/drafts/insert-rows";
import { dateOfDay } from "@/lib/db/rows";
import { inTransaction } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, day, instantAt } from "@/lib/domain/days";
import type { LoanStatusCode } from "@/lib/domain/loans/loan-status";
import { money } from "@/lib/domain/money";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { releaseDraft } from "@/lib/operations/drafts/release-draft";
import { sendForApproval } from "@/lib/operations/drafts/send-for-approval";
import { makeAccount, makeBusiness } from "./business";
import { writeServicers } from "./servicers";

/** A business of a test's own, with people who prepare and release, and a verified account. */
export type Payroll = {
  businessId: string;
  accountId: string;
  admin: UserActor;
  approver: UserActor;
  owner: UserActor;
  viewer: UserActor;
};

export type Employee = { id: string; loanId: string; servicerId: string };

async function makeActor(businessId: string, role: Role, name: string): Promise<UserActor> {
  const email = `${role}-${randomUUID().slice(0, 8)}@payroll.example`;
  const user = await prisma.user.create({ data: { email, name } });
  await prisma.membership.create({ data: { businessId, userId: user.id, role } });
  return { kind: "user", businessId, userId: user.id, name, email, role };
}

/** `today` is where the clock stands, at 09:00. */
export async function makePayroll(today: Day): Promise<Payroll> {
  await writeServicers();
  const businessId = await makeBusiness({
    name: `Payroll ${randomUUID().slice(0, 8)}`,
    companyId: "1842716093",
    today,
  });
  const accountId = await makeAccount({
    businessId,
    name: "Payroll, Inc.",
    routingNumber: "021000021",
    accountNumber: "483920176",
    createdBy: "Olivia Owens",
    at: instantAt(today, timetable.morning),
  });
  return {
    businessId,
    accountId,
    admin: await makeActor(businessId, "admin", "Adam Adler"),
    approver: await makeActor(businessId, "approver", "April Apel"),
    owner: await makeActor(businessId, "owner", "Olivia Owens"),
    viewer: await makeActor(businessId, "viewer", "Victor Viau"),
  };
}

let employees = 0;

/** An employee with one loan, 20,000.00 owed unless said otherwise. */
export async function makeEmployee(
  businessId: string,
  more: { status?: LoanStatusCode; principal?: string; loanType?: string } = {},
): Promise<Employee> {
  const n = ++employees;
  const servicer = await prisma.servicer.findFirstOrThrow({ where: { name: "Nelnet" } });
  const employee = await prisma.borrower.create({
    data: {
      businessId,
      externalId: `E${n}`,
      firstName: `Ana${n}`,
      lastName: "Ortiz",
      email: `ana${n}@payroll.example`,
    },
  });
  const loanId = await makeLoan(businessId, employee.id, more);
  return { id: employee.id, loanId, servicerId: servicer.id };
}

/** One more loan of an employee, at Nelnet. */
export async function makeLoan(
  businessId: string,
  borrowerId: string,
  more: { status?: LoanStatusCode; principal?: string; loanType?: string } = {},
): Promise<string> {
  const servicer = await prisma.servicer.findFirstOrThrow({ where: { name: "Nelnet" } });
  const loan = await prisma.loan.create({
    data: {
      businessId,
      borrowerId,
      servicerId: servicer.id,
      accountNumber: `00${randomUUID().replaceAll(/\D/g, "").padEnd(8, "1").slice(0, 8)}`,
      loanType: more.loanType ?? "Direct Unsubsidized",
      statusCode: more.status ?? "RP",
      outstandingPrincipal: more.principal ?? "20000.00",
      outstandingInterest: "0.00",
      interestRate: "5.500",
      originationDate: dateOfDay(day("2018-08-20")),
      attestedBy: "employer_file",
    },
  });
  return loan.id;
}

/** A draft that `admin` prepared and sent for approval: what an approver is shown, with the hash they agree to. */
export async function makeSentDraft(
  payroll: Payroll,
  payments: readonly { to: Employee; amount: string; referenceId?: string }[],
  more: { preparedBy?: UserActor; referenceId?: string } = {},
): Promise<{ id: string; hash: string }> {
  const by = more.preparedBy ?? payroll.admin;
  const clock = await prisma.businessClock.findUniqueOrThrow({ where: { businessId: payroll.businessId } });
  const draft = await prisma.batchDraft.create({
    data: {
      businessId: payroll.businessId,
      title: "November contributions",
      referenceId: more.referenceId ?? null,
      sourceAccountId: payroll.accountId,
      origin: "grid",
      createdBy: by.userId,
      createdAt: clock.now,
      updatedAt: clock.now,
      preparers: { create: { userId: by.userId } },
    },
  });
  await inTransaction((tx) =>
    insertDraftRows(
      tx,
      payroll.businessId,
      draft.id,
      payments.map(({ to, amount, referenceId }, n) => ({
        position: n + 1,
        fileRow: null,
        raw: null,
        borrowerId: to.id,
        allocation: { type: "loan", id: to.loanId, servicerId: to.servicerId },
        chosenByRule: false,
        amount: money(amount),
        referenceId: referenceId ?? null,
        problems: [],
      })),
    ),
  );
  const { hash } = await sendForApproval(by, draft);
  return { id: draft.id, hash };
}

/** Prepared by `admin`, released by `approver`, whatever it warns of: the batch's id. */
export async function makeBatch(
  payroll: Payroll,
  payments: Parameters<typeof makeSentDraft>[1],
  more: Parameters<typeof makeSentDraft>[2] = {},
): Promise<string> {
  const draft = await makeSentDraft(payroll, payments, more);
  const first = await releaseDraft(payroll.approver, draft);
  const outcome =
    first.outcome === "new_warnings"
      ? await releaseDraft(payroll.approver, { id: draft.id, hash: first.hash })
      : first;
  if (outcome.outcome !== "released") throw new Error(`not released: ${JSON.stringify(outcome)}`);
  return outcome.batchId;
}

/** Moves a test's clock to a time of a day (09:00 if not said) and does all work that falls due on the way. */
export async function walkTo(
  businessId: string,
  to: string,
  time: string = timetable.morning,
): Promise<void> {
  await prisma.businessClock.update({ where: { businessId }, data: { target: instantAt(day(to), time) } });
  await runUntilIdle(businessId);
}
