import { describe, expect, it } from "vitest";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { listTaxLimits } from "@/lib/queries/settings/list-tax-limits";
import { makePayroll } from "@/prisma/factories/payroll";
import { enterTaxLimit } from "./enter-tax-limit";

const limit = { year: 2027, amount: money("5300.00"), source: "Rev. Proc. 2026-30" };

describe("a later year's tax limit", () => {
  it("is an owner's to enter and to correct, in their business only", async () => {
    const [here, there] = [await makePayroll(day("2026-11-23")), await makePayroll(day("2026-11-23"))];
    await enterTaxLimit(here.owner, { ...limit, amount: money("5200.00") });
    await enterTaxLimit(here.owner, limit);
    expect((await listTaxLimits(here.viewer)).filter(({ year }) => year === 2027)).toEqual([
      { ...limit, enteredBy: "Olivia Owens" },
    ]);
    expect((await listTaxLimits(there.viewer)).map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  });

  it.each(["admin", "approver", "viewer"] as const)("is not for the %s", async (role) => {
    const payroll = await makePayroll(day("2026-11-23"));
    await expect(enterTaxLimit(payroll[role], limit)).rejects.toMatchObject({ code: "forbidden" });
  });
});
