import { describe, expect, it } from "vitest";
import { day } from "@/lib/domain/days";
import { statementPeriod } from "./statement";

const today = day("2026-11-23");
const asked = (query: Record<string, string>) => {
  const { period, problem } = statementPeriod(query, today);
  return [period.from, period.to, problem?.code ?? null];
};

describe("the period of a statement", () => {
  it.each([
    [{}, "2026-11-01", "2026-11-23"],
    [{ period: "this_month" }, "2026-11-01", "2026-11-23"],
    [{ period: "this_year" }, "2026-01-01", "2026-11-23"],
    [{ period: "last_month" }, "2026-10-01", "2026-10-31"],
    [{ period: "custom", from: "2026-11-02", to: "2026-12-31" }, "2026-11-02", "2026-11-23"],
    [{ period: "custom", from: "2026-11-02", to: "2026-11-22" }, "2026-11-02", "2026-11-22"],
    [{ period: "custom", from: "2026-11-23", to: "2026-11-24" }, "2026-11-23", "2026-11-23"],
  ])("%j ends today at the latest: %s to %s", (query, from, to) => {
    expect(asked(query)).toEqual([from, to, null]);
  });

  it("has begun, or this month stands in and it is said", () => {
    const tomorrow = { period: "custom", from: "2026-11-24", to: "2026-12-31" };
    expect(asked(tomorrow)).toEqual(["2026-11-01", "2026-11-23", "to_come"]);
    const never = { period: "custom", from: "2026-13-01" };
    expect(asked(never)).toEqual(["2026-11-01", "2026-11-23", "not_a_day"]);
  });
});
