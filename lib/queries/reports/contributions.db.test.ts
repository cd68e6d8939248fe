import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import type { Period } from "@/lib/domain/reports/period";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { type Employee, makeEmployee, makePayroll, type Payroll, walkTo } from "@/prisma/factories/payroll";
import { bankWillAnswer } from "@/prisma/testing/books";
import { releasePayments } from "@/prisma/testing/release";
import { readContributions } from "./contributions";
import { contributionsCsv } from "./exports";

const autumn: Period = { preset: "custom", from: day("2026-10-01"), to: day("2026-12-31") };

/** Two employees paid in October; the payment of one comes back and is refunded in November; both paid again. */
async function makeAutumn(): Promise<{ payroll: Payroll; ana: Employee; ben: Employee }> {
  const payroll = await makePayroll(day("2026-10-05"));
  const ana = await makeEmployee(payroll.businessId);
  const ben = await makeEmployee(payroll.businessId, { loanType: "Direct PLUS Parent" });
  const { businessId } = payroll;
  await prisma.borrower.updateMany({
    where: { id: ana.id },
    data: { lastName: "Adams", department: "Sales" },
  });
  await prisma.borrower.updateMany({ where: { id: ben.id }, data: { lastName: "=Brown" } });
  await releasePayments(payroll, [
    { to: ana, amount: "300.00" },
    { to: ben, amount: "50.00" },
  ]);
  const item = await prisma.batchItem.findFirstOrThrow({ where: { businessId, borrowerId: ana.id } });
  await bankWillAnswer({
    businessId,
    subjectId: item.id,
    kind: "credit_return",
    code: "R03",
    at: new Date("2026-10-13T12:30:00Z"),
  });
  await walkTo(businessId, "2026-11-02");
  await askRefund(payroll.approver, { id: item.id });
  await walkTo(businessId, "2026-11-03");
  await releasePayments(payroll, [{ to: ana, amount: "400.00" }]);
  return { payroll, ana, ben };
}

describe("contributions of a period", () => {
  it("adds up by month, employee, servicer and department, refunds apart", async () => {
    const { payroll, ana, ben } = await makeAutumn();
    const by = async (group: "month" | "employee" | "servicer" | "department") => {
      const view = await readContributions(payroll.viewer, { period: autumn, group });
      expect(view.totals).toEqual({
        payments: 3,
        amount: "750.00",
        refunded: "-300.00",
        net: "450.00",
        taxFree: "400.00",
        taxable: "50.00",
      });
      return view.rows.map((row) =>
        [row.label, row.payments, row.amount, row.refunded, row.net, row.taxFree, row.taxable].join(" "),
      );
    };
    expect(await by("month")).toEqual([
      "2026-10 2 350.00 0.00 350.00 300.00 50.00",
      "2026-11 1 400.00 -300.00 100.00 100.00 0.00",
    ]);
    expect(await by("department")).toEqual([
      "Sales 2 700.00 -300.00 400.00 400.00 0.00",
      " 1 50.00 0.00 50.00 0.00 50.00",
    ]);
    expect(await by("servicer")).toEqual(["Nelnet 3 750.00 -300.00 450.00 400.00 50.00"]);
    const people = await readContributions(payroll.viewer, { period: autumn, group: "employee" });
    expect(people.rows.map(({ key, net }) => [key, net])).toEqual(
      expect.arrayContaining([
        [ana.id, "400.00"],
        [ben.id, "50.00"],
      ]),
    );
    await by("employee");
  });

  it("begins and ends with the period's days, both included", async () => {
    const { payroll } = await makeAutumn();
    const totalOf = async (from: string, to: string): Promise<string> => {
      const period: Period = { preset: "custom", from: day(from), to: day(to) };
      return (await readContributions(payroll.viewer, { period, group: "month" })).totals.net;
    };
    // D4 of the first batch is 10-09, of the second 11-09; the refund arrived on 11-03.
    expect(await totalOf("2026-10-09", "2026-10-09")).toBe("350.00");
    expect(await totalOf("2026-10-10", "2026-11-02")).toBe("0.00");
    expect(await totalOf("2026-11-03", "2026-11-08")).toBe("-300.00");
    expect(await totalOf("2026-11-04", "2026-11-09")).toBe("400.00");
  });

  it("writes the same groups as a file, formulas as text", async () => {
    const { payroll } = await makeAutumn();
    const { name, body } = await contributionsCsv(payroll.viewer, { period: autumn, group: "employee" });
    expect(name).toBe("contributions-by-employee-2026-10-01-to-2026-12-31");
    const lines = (await new Response(body).text()).trimEnd().split("\n");
    expect(lines[0]).toBe(
      "external_id,last_name,first_name,payments,amount,refunded,net,amount_tax_free_127,amount_taxable",
    );
    expect(
      lines
        .slice(1)
        .map((line) => line.replace(/^E\d+,/, "").replace(/,Ana\d+,/, ","))
        .sort(),
    ).toEqual(["'=Brown,1,50.00,0.00,50.00,0.00,50.00", "Adams,2,700.00,-300.00,400.00,400.00,0.00"]);
  });

  it("pages employees both ways, with the totals of all on each page", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const people = [];
    for (let n = 0; n < 55; n++) people.push(await makeEmployee(payroll.businessId));
    await releasePayments(
      payroll,
      people.map((to) => ({ to, amount: "10.00" })),
    );
    const filter = { period: autumn, group: "employee" as const };
    const first = await readContributions(payroll.viewer, filter);
    const second = await readContributions(payroll.viewer, { ...filter, after: first.after ?? "" });
    const back = await readContributions(payroll.viewer, { ...filter, before: second.before ?? "" });
    expect([first.rows.length, second.rows.length]).toEqual([50, 5]);
    expect(new Set([...first.rows, ...second.rows].map(({ key }) => key)).size).toBe(55);
    expect(back.rows.map(({ key }) => key)).toEqual(first.rows.map(({ key }) => key));
    expect([first.before, second.after, back.before]).toEqual([null, null, null]);
    expect(second.totals.net).toBe("550.00");
    expect(second.groups).toBe(55);
  });
});
