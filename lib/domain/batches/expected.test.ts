import { describe, expect, it } from "vitest";
import { day, instantAt } from "../days";
import { batchDates } from "../schedule";
import { expectedSteps } from "./expected";

const dates = batchDates(day("2026-11-23"));
type Debit = "scheduled" | "sent" | "settled" | "retrying";
const kindsAt = (on: string, time: string, debitStatus: Debit, creditsHeld = false) =>
  expectedSteps(
    { status: "pending", debitStatus, dates, creditsHeld },
    instantAt(day(on), time),
    "17:30",
  ).map((step) => `${step.kind} ${step.on}`);

describe("expectedSteps", () => {
  it("names every step and its day right after release", () => {
    expect(kindsAt("2026-11-23", "09:00", "scheduled")).toEqual([
      "file_closes 2026-11-23",
      "debit_settles 2026-11-24",
      "credits_go_out 2026-11-27",
      "credits_settle 2026-11-30",
      "credits_confirmed 2026-12-01",
    ]);
  });

  it("leaves out what is behind", () => {
    expect(kindsAt("2026-11-27", "08:59:59", "settled")[0]).toBe("credits_go_out 2026-11-27");
    expect(kindsAt("2026-11-27", "09:00", "settled")[0]).toBe("credits_settle 2026-11-30");
    expect(kindsAt("2026-12-01", "09:00", "settled")).toEqual([]);
  });

  it("says that the credits still wait where their hour is past and none went out", () => {
    expect(kindsAt("2026-11-27", "08:59:59", "settled", true)[0]).toBe("credits_go_out 2026-11-27");
    expect(kindsAt("2026-11-27", "09:00", "settled", true)).toEqual([
      "credits_wait 2026-11-27",
      "credits_settle 2026-11-30",
      "credits_confirmed 2026-12-01",
    ]);
    expect(kindsAt("2026-12-02", "09:00", "settled", true)).toEqual(["credits_wait 2026-11-27"]);
    expect(kindsAt("2026-11-27", "09:00", "retrying", true)[0]).toBe("credits_settle 2026-11-30");
  });

  it("does not close a file again for a debit that is tried again", () => {
    expect(kindsAt("2026-11-23", "09:00", "retrying")[0]).toBe("debit_settles 2026-11-24");
  });

  it("expects nothing of a complete batch", () => {
    const complete = { status: "complete", debitStatus: "recalled", dates, creditsHeld: true } as const;
    expect(expectedSteps(complete, instantAt(day("2026-11-23"), "09:00"), "17:30")).toEqual([]);
  });
});
