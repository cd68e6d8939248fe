import type { Prisma } from "./generated/client";
import { type Day, parseDay } from "@/lib/domain/days";
import { type Money, money } from "@/lib/domain/money";
import type { DebitDates } from "@/lib/domain/schedule";
import type { Numeric } from "./sql";

/** NUMERIC → Money. */
export function moneyOf(value: Numeric): Money {
  return money(value.toFixed(2));
}

export function moneyOrNull(value: Numeric | null): Money | null {
  return value === null ? null : moneyOf(value);
}

/** A DATE comes as midnight UTC. */
export function dayOfDate(value: Date): Day {
  const day = parseDay(value.toISOString().slice(0, 10));
  if (day === null) throw new RangeError(`not a day: ${value.toISOString()}`);
  return day;
}

export function dayOrNull(value: Date | null): Day | null {
  return value === null ? null : dayOfDate(value);
}

/** Data of ours → what Prisma wants for a JSON column: read-only lists and absent fields become what JSON has. */
export function jsonOf(value: object): Prisma.InputJsonObject {
  // JSON.parse gives JSON; an object was written.
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}

/** Day → what Prisma wants for a DATE column. */
export function dateOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The days of a debit as the columns that a batch and a Payment keep them in. */
export const debitDateColumns = (dates: DebitDates) => ({
  debitDay: dateOfDay(dates.debit),
  creditsSentDay: dateOfDay(dates.creditsSent),
  creditsDay: dateOfDay(dates.creditsEffective),
  confirmDay: dateOfDay(dates.confirmedExpected),
});
