import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { getSeries } from "@/lib/queries/payment-series/list-series";
import { getPayment, listPaymentLines } from "@/lib/queries/payments/list-payments";
import { makeOwnAccount, makeOwnMoney, type OwnMoney } from "@/prisma/factories/own-money";
import { walkTo } from "@/prisma/factories/payroll";
import { removeBorrowerAccount } from "../borrower-accounts/remove-borrower-account";
import { cancelSeries } from "../payment-series/cancel-series";
import { createSeries } from "../payment-series/create-series";
import { editSeries } from "../payment-series/edit-series";
import { simulate } from "../sandbox/simulate";
import { cancelPayment } from "./cancel-payment";
import { createPayment } from "./create-payment";
import { editPayment } from "./edit-payment";

/** What was told since one asked last, oldest first: which object, and how it stood. */
function listen(own: OwnMoney) {
  let seen = 0n;
  return async () => {
    const rows = await prisma.event.findMany({
      where: {
        businessId: own.payroll.businessId,
        type: { in: ["payment.updated", "payment_series.updated"] },
        seq: { gt: seen },
      },
      orderBy: { seq: "asc" },
    });
    seen = rows.at(-1)?.seq ?? seen;
    expect(rows.every((row) => row.borrowerFunds)).toBe(true);
    return rows.map(({ type, objectId, data }) => ({ type, objectId, data }));
  };
}

const wanted = (own: OwnMoney) => ({
  amount: money("150.00"),
  servicerId: own.employee.servicerId,
  sourceAccountId: own.accountId,
});

async function paid() {
  const own = await makeOwnMoney(day("2026-11-23"));
  const heard = listen(own);
  const { id } = await createPayment(own.payer, { ...wanted(own), scheduledDate: day("2026-11-27") });
  /** What one step told of the Payment: nothing, or once how GET shows it now. */
  const once = async () => {
    const events = await heard();
    const data = await getPayment(own.payer, { id });
    expect(events).toEqual([{ type: "payment.updated", objectId: id, data }]);
    return data;
  };
  const walk = (to: string, time?: string) => walkTo(own.payroll.businessId, to, time);
  return { own, id, heard, once, walk };
}

const simulated = (own: OwnMoney, id: string, kind: "debit_return" | "credit_return", code: string) =>
  simulate(own.payroll.owner, { kind, id, code });

async function monthly() {
  const own = await makeOwnMoney(day("2026-11-21"));
  const heard = listen(own);
  const schedule = {
    kind: "day_of_month",
    dayOfMonth: 28,
    startDate: day("2026-11-01"),
    endDate: null,
  } as const;
  const { id } = await createSeries(own.payer, { ...wanted(own), schedule });
  const occurrences = async () =>
    (await listPaymentLines(own.payer, { limit: 50 })).data.map(({ payment }) => payment.id);
  /** The change told of these occurrences and of the series, each once and as GET shows it now. */
  const once = async (...payments: (string | undefined)[]) => {
    const views = await Promise.all(payments.map((one) => getPayment(own.payer, { id: one ?? "" })));
    const series = await getSeries(own.payer, { id });
    expect(await heard()).toEqual([
      ...views.map((data) => ({ type: "payment.updated", objectId: data.id, data })),
      { type: "payment_series.updated", objectId: id, data: series },
    ]);
    return series;
  };
  return { own, id, heard, once, occurrences };
}

describe("a Payment tells each change once, as the API shows it", () => {
  it("from its making to complete", async () => {
    const { own, id, heard, once, walk } = await paid();
    expect(await once()).toMatchObject({ status: "pending", amount: "150.00" });
    await editPayment(own.payer, { id, amount: money("75.00") });
    expect(await once()).toMatchObject({ amount: "75.00", version: 2 });
    for (const [on, time] of [
      ["2026-11-25", "18:00"],
      ["2026-11-27", undefined],
      ["2026-12-01", undefined],
      ["2026-12-02", undefined],
    ] as const) {
      await walk(on, time);
      expect(await once()).toMatchObject({ status: "pending" });
    }
    await walk("2026-12-03");
    expect(await once()).toMatchObject({ status: "complete" });
    await walk("2026-12-14");
    expect(await heard()).toEqual([]);
  });

  it("cancelled; a second DELETE and a refused edit tell nothing", async () => {
    const { own, id, heard, once } = await paid();
    await heard();
    await cancelPayment(own.payer, { id });
    expect(await once()).toMatchObject({ status: "cancelled" });
    await cancelPayment(own.payer, { id });
    await expect(editPayment(own.payer, { id, amount: money("1.00") })).rejects.toThrow();
    expect(await heard()).toEqual([]);
  });

  it("its debit returned and tried again, then for good", async () => {
    const { own, id, heard, once, walk } = await paid();
    for (const code of ["R01", "R02"]) await simulated(own, id, "debit_return", code);
    await walk("2026-11-27");
    await heard();
    await walk("2026-11-30");
    expect(await once()).toMatchObject({ status: "pending", failure: null, dates: { debit: "2026-12-07" } });
    await walk("2026-12-07");
    expect((await heard()).map((one) => one.objectId)).toEqual([id, id]);
    await walk("2026-12-08");
    expect(await once()).toMatchObject({ status: "cancelled", failure: { code: "R02" } });
  });

  it("its credit returned, and the money home", async () => {
    const { own, id, heard, once, walk } = await paid();
    await simulated(own, id, "credit_return", "R03");
    await walk("2026-12-02");
    await heard();
    await walk("2026-12-03");
    expect(await once()).toMatchObject({ status: "pending" });
    await walk("2026-12-04");
    expect(await once()).toMatchObject({ status: "cancelled", failure: { code: "R03" } });
  });

  it("held back where nothing is owed any more, and not made where that was known before", async () => {
    const first = await paid();
    await first.walk("2026-11-30");
    await first.heard();
    const settled = { data: { statusCode: "PF" } };
    await prisma.loan.updateMany({ where: { borrowerId: first.own.employee.id }, ...settled });
    await first.walk("2026-12-01");
    expect(await first.once()).toMatchObject({ status: "pending" });
    await first.walk("2026-12-02");
    expect(await first.once()).toMatchObject({ status: "cancelled", failure: { code: "not_payable" } });
    const second = await paid();
    await second.heard();
    await prisma.loan.updateMany({ where: { borrowerId: second.own.employee.id }, ...settled });
    await second.walk("2026-11-25", "18:00");
    expect(await second.once()).toMatchObject({ status: "cancelled", failure: { code: "not_payable" } });
  });

  it("returned after it was complete", async () => {
    const { own, id, heard, once, walk } = await paid();
    await walk("2026-12-10");
    await heard();
    await simulated(own, id, "credit_return", "R03");
    await walk("2026-12-11");
    expect(await once()).toMatchObject({ status: "complete", failure: { code: "R03" } });
  });
});

describe("a series tells each change once, with those of its occurrences", () => {
  it("made, changed, moved to the next month by itself, cancelled", async () => {
    const { own, id, heard, once, occurrences } = await monthly();
    const [open] = await occurrences();
    expect((await once(open)).upcoming_dates[0]).toBe("2026-11-30");
    await editSeries(own.payer, { id, amount: money("99.00") });
    expect(await once(open)).toMatchObject({ amount: "99.00", version: 2 });
    await walkTo(own.payroll.businessId, "2026-11-27", "18:00");
    const next = (await occurrences()).find((one) => one !== open);
    const series = await getSeries(own.payer, { id });
    expect(await heard()).toMatchObject([
      { objectId: next, data: { scheduled_date: "2026-12-28" } },
      { objectId: open, data: { scheduled_date: "2026-11-30" } },
      { objectId: id, data: series },
    ]);
    await cancelSeries(own.payer, { id });
    expect(await once(next)).toMatchObject({ status: "cancelled", upcoming_dates: [] });
  });

  it("an occurrence changed alone, and one skipped, whose successor is made at once", async () => {
    const { own, heard, once, occurrences } = await monthly();
    await heard();
    const [open = ""] = await occurrences();
    await editPayment(own.payer, { id: open, scheduledDate: day("2026-12-01") });
    expect((await once(open)).upcoming_dates[0]).toBe("2026-12-01");
    await cancelPayment(own.payer, { id: open });
    const next = (await occurrences()).find((one) => one !== open);
    expect((await once(open, next)).upcoming_dates[0]).toBe("2026-12-28");
  });

  it("ended where nothing is owed, and where the Borrower's bank says that they withdrew", async () => {
    const paidOff = await monthly();
    const [open] = await paidOff.occurrences();
    await paidOff.heard();
    await prisma.loan.updateMany({
      where: { borrowerId: paidOff.own.employee.id },
      data: { statusCode: "RP", outstandingPrincipal: "0", outstandingInterest: "0" },
    });
    await walkTo(paidOff.own.payroll.businessId, "2026-11-27", "18:00");
    expect(await paidOff.once(open)).toMatchObject({ status: "cancelled" });
    const withdrawn = await monthly();
    const [debited = ""] = await withdrawn.occurrences();
    await simulated(withdrawn.own, debited, "debit_return", "R07");
    await walkTo(withdrawn.own.payroll.businessId, "2026-11-30");
    await withdrawn.heard();
    await walkTo(withdrawn.own.payroll.businessId, "2026-12-01");
    const next = (await withdrawn.occurrences()).find((one) => one !== debited);
    expect(await withdrawn.once(debited, next)).toMatchObject({ status: "cancelled" });
  });

  it("moved to another account with the Borrower's other series, each with its own days", async () => {
    const { own, id, heard, occurrences } = await monthly();
    const schedule = {
      kind: "end_of_month",
      startDate: day("2026-12-01"),
      endDate: day("2027-03-31"),
    } as const;
    const other = await createSeries(own.payer, { ...wanted(own), amount: money("10.00"), schedule });
    const moveTo = await makeOwnAccount(own.key);
    await heard();
    await removeBorrowerAccount(own.payer, { id: own.accountId, moveTo });
    const payments = await Promise.all(
      (await occurrences()).map((one) => getPayment(own.payer, { id: one })),
    );
    const series = await Promise.all([id, other.id].map((one) => getSeries(own.payer, { id: one })));
    const events = await heard();
    expect(events).toHaveLength(4);
    expect(events.map((one) => one.data)).toEqual(expect.arrayContaining([...payments, ...series]));
    expect([...payments, ...series].every((one) => one.source_account_id === moveTo)).toBe(true);
    expect(series[1]?.upcoming_dates).toHaveLength(4);
  });
});
