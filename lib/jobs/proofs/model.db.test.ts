import fc from "fast-check";
import { expect, it } from "vitest";
import { findFaults } from "@/lib/db/verify/verify";
import { day } from "@/lib/domain/days";
import { makePayroll, walkTo } from "@/prisma/factories/payroll";
import { figures } from "@/prisma/testing/chaos/figures";
import { at, dayOf, plusDays } from "@/prisma/testing/chaos/model/calendar";
import { amounts, commands } from "@/prisma/testing/chaos/model/commands";
import { Model } from "@/prisma/testing/chaos/model/model";
import { expectAsModelled, type Real, refund, release, resend } from "@/prisma/testing/chaos/model/real";

const START = "2026-11-23";
const COMMANDS_MAX = 16;
/** Long enough for three attempts of a debit and all that follows. */
const DAYS_TO_END = 60;

async function passTime(model: Model, real: Real, days: number): Promise<void> {
  const end = plusDays(dayOf(model.now), days);
  await walkTo(real.payroll.businessId, end, "18:00:00");
  model.moveTo(at(end, "18:00:00"));
}

const returned = (model: Model) => model.items.filter(({ item }) => item.status === "returned");

/** Money comes back that evening and goes out again; it comes back once more, and then people have it refunded. */
async function bringToEnd(model: Model, real: Real): Promise<void> {
  await passTime(model, real, DAYS_TO_END);
  for (const found of returned(model))
    await resend(model, real, found, { comesBack: found.item.cents % 2n === 0n });
  await expectAsModelled(model, real);
  await passTime(model, real, DAYS_TO_END);
  for (const found of returned(model)) await refund(model, real, found);
  await passTime(model, real, DAYS_TO_END);
  await expectAsModelled(model, real);
  if (!model.isAccountDisabled) {
    expect(model.batches.filter((batch) => batch.status !== "complete")).toEqual([]);
  }
  expect(await findFaults()).toEqual([]);
}

it(
  `the money core does what a model of its rules says, over ${figures.modelRuns} lives`,
  { timeout: figures.testMaxMs },
  async () => {
    const lists = fc.commands(commands, { maxCommands: COMMANDS_MAX, size: "max" });
    const lives = fc.asyncProperty(amounts, lists, async (first, then) => {
      const model = new Model(at(START, "09:00:00"));
      const real: Real = { payroll: await makePayroll(day(START)), nameOf: new Map(), idOf: new Map() };
      await release(model, real, first);
      await fc.asyncModelRun(() => ({ model, real }), then);
      await bringToEnd(model, real);
    });
    await fc.assert(lives, { numRuns: figures.modelRuns, endOnFailure: false });
  },
);
