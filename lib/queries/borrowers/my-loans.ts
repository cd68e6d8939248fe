import type { BorrowerActor } from "@/lib/auth/actor";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { dateOfDay, dayOfDate, dayOrNull, moneyOf } from "@/lib/db/rows";
import { rateText } from "@/lib/db/roster/loans/current-loans";
import type { Numeric } from "@/lib/db/sql";
import { type Day, day, yearOf } from "@/lib/domain/days";
import { add, type Money, ZERO } from "@/lib/domain/money";
import type { MyLoansView } from "@/lib/schemas/employees/my-loans";

const PAYMENTS_SHOWN = 24;

/** The loans of the employee who asks, and their employer's payments on them. Items replaced by a re-sent one are left out. */
export async function myLoans(actor: BorrowerActor): Promise<MyLoansView> {
  const own = { businessId: actor.businessId, borrowerId: actor.borrowerId };
  const business = await readBusinessDay(actor.businessId);
  const year = yearOf(business.today);
  const [loans, payments, paidInAll, paidThisYear, next, { sharesBalances }] = await Promise.all([
    prisma.loan.findMany({
      where: own,
      orderBy: [{ servicer: { name: "asc" } }, { accountNumber: "asc" }, { id: "asc" }],
      select: {
        id: true,
        accountNumber: true,
        loanType: true,
        outstandingPrincipal: true,
        outstandingInterest: true,
        interestRate: true,
        nextPaymentDue: true,
        attestedBy: true,
        servicer: { select: { id: true, name: true } },
      },
    }),
    prisma.batchItem.findMany({
      where: { ...own, status: { not: "replaced" } },
      orderBy: [{ benefitDate: "desc" }, { id: "desc" }],
      take: PAYMENTS_SHOWN,
      select: {
        id: true,
        amount: true,
        status: true,
        benefitDate: true,
        servicer: { select: { name: true } },
      },
    }),
    paidSince(actor, null),
    paidSince(actor, day(`${year}-01-01`)),
    nextOfEmployer(actor, business.today),
    prisma.borrower.findUniqueOrThrow({
      where: { businessId_id: { businessId: own.businessId, id: own.borrowerId } },
      select: { sharesBalances: true },
    }),
  ]);
  return {
    business: business.name,
    paidInAll,
    paidThisYear,
    year,
    next,
    sharing: {
      shared: sharesBalances,
      broughtByEmployer: loans.some(({ attestedBy }) => attestedBy === "employer_file"),
    },
    servicers: byServicer(loans),
    payments: payments.map((item) => ({
      id: item.id,
      servicer: item.servicer.name,
      amount: moneyOf(item.amount),
      status: item.status,
      day: dayOfDate(item.benefitDate),
    })),
  };
}

async function paidSince(actor: BorrowerActor, since: Day | null): Promise<Money> {
  const { _sum } = await prisma.batchItem.aggregate({
    where: {
      businessId: actor.businessId,
      borrowerId: actor.borrowerId,
      status: "posted",
      ...(since === null ? {} : { benefitDate: { gte: dateOfDay(since) } }),
    },
    _sum: { postedAmount: true },
  });
  return _sum.postedAmount === null ? ZERO : moneyOf(_sum.postedAmount);
}

/** The first that is still to arrive; else the latest that waits for its servicer's word. */
async function nextOfEmployer(
  { businessId, borrowerId }: BorrowerActor,
  today: Day,
): Promise<MyLoansView["next"]> {
  const open = { businessId, borrowerId, status: { in: ["pending", "sent"] } };
  const select = { amount: true, benefitDate: true, servicer: { select: { name: true } } };
  const coming = await prisma.batchItem.findFirst({
    where: { ...open, benefitDate: { gte: dateOfDay(today) } },
    orderBy: [{ benefitDate: "asc" }, { id: "asc" }],
    select,
  });
  const item =
    coming ??
    (await prisma.batchItem.findFirst({
      where: open,
      orderBy: [{ benefitDate: "desc" }, { id: "desc" }],
      select,
    }));
  return (
    item && {
      amount: moneyOf(item.amount),
      servicer: item.servicer.name,
      day: dayOfDate(item.benefitDate),
      arrived: coming === null,
    }
  );
}

type LoanRow = {
  id: string;
  accountNumber: string;
  loanType: string;
  outstandingPrincipal: Numeric;
  outstandingInterest: Numeric;
  interestRate: Numeric;
  nextPaymentDue: Date | null;
  servicer: { id: string; name: string };
};

function byServicer(loans: readonly LoanRow[]): MyLoansView["servicers"] {
  const groups = new Map<
    string,
    { id: string; name: string; loans: MyLoansView["servicers"][number]["loans"][number][] }
  >();
  for (const loan of loans) {
    const group = groups.get(loan.servicer.id) ?? { ...loan.servicer, loans: [] };
    groups.set(loan.servicer.id, group);
    group.loans.push({
      id: loan.id,
      accountNumber: loan.accountNumber,
      loanType: loan.loanType,
      balance: add(moneyOf(loan.outstandingPrincipal), moneyOf(loan.outstandingInterest)),
      interestRate: rateText(loan.interestRate.toFixed(3)),
      nextPaymentDue: dayOrNull(loan.nextPaymentDue),
    });
  }
  return [...groups.values()];
}
