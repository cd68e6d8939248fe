import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { type Day, day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import type { Schedule } from "@/lib/domain/recurrence";
import { getSeriesDetail } from "@/lib/queries/payment-series/get-series-detail";
import { getSeries, listSeries } from "@/lib/queries/payment-series/list-series";
import { paymentCalendar } from "@/lib/queries/payments/payment-calendar";
import { listPaymentLines } from "@/lib/queries/payments/list-payments";
import { makeOwnMoney, type OwnMoney } from "@/prisma/factories/own-money";
import { walkTo } from "@/prisma/factories/payroll";
import { expectTrueBooks } from "@/prisma/testing/books";
import { putAutopay } from "../autopay/put-autopay";
import { cancelPayment } from "../payments/cancel-payment";
import { editPayment } from "../payments/edit-payment";
import { cancelSeries } from "./cancel-series";
import { createSeries } from "./create-series";
import { editSeries } from "./edit-series";

const onDay = (dayOfMonth: number, startDate = "2026-11-01", endDate: Day | null = null): Schedule => ({
  kind: "day_of_month",
  dayOfMonth,
  startDate: day(startDate),
  endDate,
});

const terms = (own: OwnMoney, schedule: Schedule) => ({
  amount: money("144.00"),
  schedule,
  servicerId: own.employee.servicerId,
  sourceAccountId: own.accountId,
});

/** In the order in which they were made. */
async function made(own: OwnMoney): Promise<string[]> {
  const { data } = await listPaymentLines(own.payer, { limit: 50 });
  return data.reverse().map(({ payment: one }) => `${one.scheduled_date} ${one.amount} ${one.status}`);
}

describe("a series", () => {
  it("on day 28 from 2026-11-01 has the days of the rule; the next one is a Payment, made when the one before closes", async () => {
    const own = await makeOwnMoney(day("2026-11-21"));
    const series = await createSeries(own.payer, terms(own, onDay(28)));
    expect(series.upcoming_dates.slice(0, 5)).toEqual([
      "2026-11-30",
      "2026-12-28",
      "2027-01-28",
      "2027-02-26",
      "2027-03-29",
    ]);
    expect(series.upcoming_dates).toHaveLength(12);
    expect(await made(own)).toEqual(["2026-11-30 144.00 pending"]);
    await walkTo(own.payroll.businessId, "2026-11-27", "17:29");
    expect(await made(own)).toHaveLength(1);
    await walkTo(own.payroll.businessId, "2026-11-27", "18:00");
    expect(await made(own)).toEqual(["2026-11-30 144.00 pending", "2026-12-28 144.00 pending"]);
    expect((await getSeries(own.payer, series)).upcoming_dates[0]).toBe("2026-12-28");
    await walkTo(own.payroll.businessId, "2027-03-31");
    await expectTrueBooks(own.payroll.businessId);
    expect(await made(own)).toEqual([
      "2026-11-30 144.00 complete",
      "2026-12-28 144.00 complete",
      "2027-01-28 144.00 complete",
      "2027-02-26 144.00 complete",
      "2027-03-29 144.00 pending",
      "2027-04-28 144.00 pending",
    ]);
  });

  it("leaves out a month whose file has closed, and ends after its end with nothing upcoming, still active", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(23, "2026-11-01", day("2026-12-31"))));
    expect(series.upcoming_dates).toEqual(["2026-12-23"]);
    await walkTo(own.payroll.businessId, "2027-02-01");
    expect(await getSeries(own.payer, series)).toMatchObject({ status: "active", upcoming_dates: [] });
    expect(await made(own)).toEqual(["2026-12-23 144.00 complete"]);
  });

  it("that starts and ends on one day is one payment", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(28, "2026-11-28", day("2026-11-28"))));
    expect(series.upcoming_dates).toEqual(["2026-11-30"]);
  });

  it.each([
    ["a span between two of its days", onDay(5, "2026-12-06", day("2026-12-20"))],
    ["a span whose last file has closed", onDay(23, "2026-11-01", day("2026-11-30"))],
    ["a span that is over", onDay(28, "2025-01-01", day("2025-12-31"))],
  ])("with %s is refused: it would be active and never pay", async (_, schedule) => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const wrong = createSeries(own.payer, { ...terms(own, schedule), amount: money("99999999.00") });
    await expect(wrong).rejects.toMatchObject({
      code: "invalid",
      problems: [
        { path: "amount" },
        {
          path: "schedule.end_date",
          message: expect.stringMatching(
            /^On day \d+ of each month, from .+ no payment would ever be made: .+ Choose a later end\.$/u,
          ) as string,
        },
      ],
    });
    await expect(createSeries(own.payer, terms(own, schedule))).rejects.toMatchObject({
      problems: [{ path: "schedule.end_date" }],
    });
    expect(await made(own)).toEqual([]);
  });

  it("skips a month for good when its payment is cancelled; the next takes its place", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(28)));
    const open = (await getSeriesDetail(own.payer, series.id))?.upcoming[0]?.paymentId ?? "";
    await cancelPayment(own.payer, { id: open });
    expect(await made(own)).toEqual(["2026-11-30 144.00 cancelled", "2026-12-28 144.00 pending"]);
    const edited = await editSeries(own.payer, { id: series.id, amount: money("200.00") });
    expect(edited.upcoming_dates[0]).toBe("2026-12-28");
    expect(await made(own)).toEqual(["2026-11-30 144.00 cancelled", "2026-12-28 200.00 pending"]);
  });

  it("edited rewrites its open occurrence, and never makes a second in a month", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(28)));
    const fifteenth = await editSeries(own.payer, { id: series.id, schedule: onDay(15) });
    expect(await editSeries(own.payer, { id: series.id, schedule: onDay(15) })).toEqual(fifteenth);
    expect(await made(own)).toEqual(["2026-12-15 144.00 pending"]);
    await editSeries(own.payer, { id: series.id, schedule: onDay(25) });
    expect(await made(own)).toEqual(["2026-11-25 144.00 pending"]);
    await walkTo(own.payroll.businessId, "2026-11-25");
    const after = await editSeries(own.payer, { id: series.id, schedule: onDay(28), amount: money("1.00") });
    expect(after.upcoming_dates[0]).toBe("2026-12-28");
    expect(await made(own)).toEqual(["2026-11-25 144.00 pending", "2026-12-28 1.00 pending"]);
  });

  it("rewrites an occurrence whose edit changed nothing", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(28)));
    const [{ payment } = { payment: null }] = (await listPaymentLines(own.payer, { limit: 50 })).data;
    await editPayment(own.payer, { id: payment?.id ?? "", amount: money("144.00") });
    await editSeries(own.payer, { id: series.id, amount: money("10.00") });
    expect(await made(own)).toEqual(["2026-11-30 10.00 pending"]);
  });

  it("leaves an occurrence that was edited alone, and what is on its way", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(28)));
    const open = (await getSeriesDetail(own.payer, series.id))?.upcoming[0]?.paymentId ?? "";
    await editPayment(own.payer, { id: open, amount: money("300.00"), scheduledDate: day("2026-12-01") });
    await editSeries(own.payer, { id: series.id, amount: money("10.00") });
    expect(await made(own)).toEqual(["2026-12-01 300.00 pending"]);
    const detail = await getSeriesDetail(own.payer, series.id);
    expect(detail?.changesHoldFrom).toBe("2026-12-28");
    await walkTo(own.payroll.businessId, "2026-12-01");
    expect(await made(own)).toEqual(["2026-12-01 300.00 pending", "2026-12-28 10.00 pending"]);
  });

  it("cancelled cancels the open occurrence; one on its way goes on", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(28)));
    await walkTo(own.payroll.businessId, "2026-11-30");
    expect(await cancelSeries(own.payer, { id: series.id })).toMatchObject({
      status: "cancelled",
      upcoming_dates: [],
    });
    expect((await cancelSeries(own.payer, { id: series.id })).status).toBe("cancelled");
    await walkTo(own.payroll.businessId, "2027-01-31");
    expect(await made(own)).toEqual(["2026-11-30 144.00 complete", "2026-12-28 144.00 cancelled"]);
    await expect(editSeries(own.payer, { id: series.id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("ends by itself when nothing is owed any more", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(28)));
    await prisma.loan.updateMany({
      where: { borrowerId: own.employee.id },
      data: { outstandingPrincipal: "0.00" },
    });
    await walkTo(own.payroll.businessId, "2026-12-31");
    expect(await getSeries(own.payer, series)).toMatchObject({ status: "cancelled" });
    const [only, ...more] = (await listPaymentLines(own.payer, { limit: 50 })).data;
    expect(only?.payment).toMatchObject({ status: "cancelled", failure: { code: "not_payable" } });
    expect(more).toEqual([]);
  });

  it("tells the second of two tabs, and is nobody else's", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const series = await createSeries(own.payer, terms(own, onDay(28)));
    await editSeries(own.payer, { id: series.id, version: 1, amount: money("1.00") });
    await expect(editSeries(own.payer, { id: series.id, version: 1, amount: money("2.00") })).rejects.toThrow(
      "changed meanwhile",
    );
    const other = await makeOwnMoney(day("2026-11-23"));
    await expect(cancelSeries(other.payer, { id: series.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listSeries(other.payer, { limit: 50 })).data).toEqual([]);
    expect((await listSeries(own.payer, { limit: 50 })).data.map((one) => one.amount)).toEqual(["1.00"]);
  });

  it("stands in one calendar with payments and the servicer's own debits", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    await createSeries(own.payer, terms(own, onDay(28)));
    await prisma.loan.updateMany({
      where: { borrowerId: own.employee.id },
      data: { monthlyPayment: "212.50", nextPaymentDue: new Date("2026-12-05T00:00:00Z") },
    });
    const autopay = await putAutopay(own.payer, {
      servicerId: own.employee.servicerId,
      sourceAccountId: own.accountId,
    });
    expect(autopay).toMatchObject({ amount: "212.50", next_date: "2026-12-05", debited_by: "servicer" });
    const { lines } = await paymentCalendar(own.payer);
    expect(lines.slice(0, 3).map((one) => [one.kind, one.day, one.amount, one.movedBecause])).toEqual([
      ["payment", "2026-11-30", "144.00", "a Saturday"],
      ["autopay", "2026-12-05", "212.50", null],
      ["series", "2026-12-28", "144.00", null],
    ]);
    expect(lines.filter((one) => one.kind === "autopay")).toHaveLength(12);
  });
});
