import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { employerColumns, streamEmployerPayments } from "@/lib/db/batches/employer-payments-csv";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { dateOfDay, dayOfDate, moneyOf } from "@/lib/db/rows";
import { type ItemStatus, itemStatuses } from "@/lib/domain/batches/status";
import { batchTitle } from "@/lib/domain/batches/title";
import { type Day, parseDay } from "@/lib/domain/days";
import { lastFour } from "@/lib/domain/loans/loan-name";
import { notFound } from "@/lib/domain/refusal";
import { countedSplit } from "@/lib/domain/tax";
import { isUuid } from "@/lib/domain/uuid";
import type { EmployeePaymentView } from "@/lib/schemas/employees/employee";
import { cursorAt, textCursor } from "@/lib/schemas/page";

const PAYMENTS_PER_PAGE = 25;

type Place = { day: Day; id: string };

/** Where older payments begin; anything but a cursor of ours begins with the latest. */
function placeOf(cursor: string | undefined): Place | null {
  const [day, id = ""] = (textCursor.safeParse(cursor).data ?? "").split(" ");
  const parsed = parseDay(day);
  return parsed !== null && isUuid(id) ? { day: parsed, id } : null;
}

/** The employer's payments for an employee, latest first; an item whose place a re-sent one took is left out. */
export async function readEmployeePayments(
  businessId: string,
  borrowerId: string,
  cursor: string | undefined,
): Promise<{ payments: EmployeePaymentView[]; olderPayments: string | null }> {
  const from = placeOf(cursor);
  const date = from && dateOfDay(from.day);
  const rows = await prisma.batchItem.findMany({
    where: {
      businessId,
      borrowerId,
      status: { not: "replaced" },
      ...(from && date
        ? { OR: [{ benefitDate: { lt: date } }, { benefitDate: date, id: { lt: from.id } }] }
        : {}),
    },
    orderBy: [{ benefitDate: "desc" }, { id: "desc" }],
    take: PAYMENTS_PER_PAGE + 1,
    select: {
      id: true,
      batchId: true,
      amount: true,
      taxFree: true,
      taxable: true,
      postedAmount: true,
      refundedAmount: true,
      stopAsked: true,
      refundAsked: true,
      status: true,
      benefitDate: true,
      batch: { select: { id: true, title: true, referenceId: true } },
      servicer: { select: { name: true } },
      loan: { select: { accountNumber: true } },
    },
  });
  const shown = rows.slice(0, PAYMENTS_PER_PAGE);
  const last = shown.at(-1);
  const payments = shown.map((row) => ({
    id: row.id,
    batchId: row.batchId,
    batch: batchTitle(row.batch),
    servicer: row.servicer.name,
    loan: row.loan ? lastFour(row.loan.accountNumber) : null,
    amount: moneyOf(row.amount),
    postedAmount: moneyOf(row.postedAmount),
    refundedAmount: moneyOf(row.refundedAmount),
    ...countedSplit({
      status: itemStatus(row.status),
      taxFree: moneyOf(row.taxFree),
      taxable: moneyOf(row.taxable),
      refunded: moneyOf(row.refundedAmount),
    }),
    status: itemStatus(row.status),
    stopAsked: row.stopAsked,
    refundAsked: row.refundAsked,
    benefitDate: dayOfDate(row.benefitDate),
  }));
  const more = rows.length > PAYMENTS_PER_PAGE && last !== undefined;
  return {
    payments,
    olderPayments: more ? cursorAt(`${dayOfDate(last.benefitDate)} ${last.id}`) : null,
  };
}

/** All of them as a file. @throws Refusal not_found for anybody else's employee */
export async function employeePaymentsCsv(actor: Actor, id: string): Promise<Csv> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const employee = isUuid(id)
    ? await prisma.borrower.findUnique({
        where: { businessId_id: { businessId, id } },
        select: { firstName: true, lastName: true },
      })
    : null;
  if (!employee) throw notFound("employee");
  return {
    name: `payments-${employee.firstName}-${employee.lastName}`,
    body: await streamEmployerPayments({ businessId, borrowerId: id }, employerColumns),
  };
}

/** As the database keeps it (a CHECK allows these words only). */
function itemStatus(text: string): ItemStatus {
  const status = itemStatuses.find((one) => one === text);
  if (!status) throw new Error(`unknown item status ${text}`);
  return status;
}
