import { z } from "zod";
import type { WaitingFor } from "@/lib/domain/batches/status";
import { type Day, parseDay } from "@/lib/domain/days";
import { isPositive, type Money, parseMoney } from "@/lib/domain/money";

const WHEN = /^(\d{4}-\d{2}-\d{2})(?:T(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?))?$/;

/** A day (its 09:00) or a local time in New York, without a zone. */
export const advanceClockInput = z.object({
  advance_to: z
    .string('Expected a day such as "2026-11-23" or a time such as "2026-11-23T18:00".')
    .transform((text, context): { day: Day; time?: string } => {
      const [, date, time] = WHEN.exec(text) ?? [];
      const day = parseDay(date);
      if (day !== null) return time === undefined ? { day } : { day, time };
      context.addIssue(`Expected a day such as "2026-11-23" or a time such as "2026-11-23T18:00".`);
      return z.NEVER;
    })
    .meta({ pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$" }),
});

/** `waiting_for` is there only while a day waits for a file or a person (NACHA rail). */
export type SandboxClockView = { date: Day; idle: boolean; waiting_for?: WaitingFor };

export const simulationKinds = [
  "debit_return",
  "credit_return",
  "notification_of_change",
  "servicer_short",
  // Extension: what a servicer says beside what it posted before; the rest of a short posting, or more than was sent.
  "servicer_posted",
] as const;
export type SimulationKind = (typeof simulationKinds)[number];

export const simulateInput = z.object({
  kind: z.enum(simulationKinds, `Expected ${simulationKinds.join(", ")}.`),
  id: z.uuid("Expected the uuid of a batch, of one of its payments or of a Borrower's Payment."),
  code: z
    .string("Expected a code such as R01.")
    .optional()
    .meta({ description: "Of a return (`R01`), or of a notification of change (`C01`)." }),
  corrected_data: z.string("Expected the corrected data as text.").optional().meta({
    description: "What the notification of change says instead, such as the account number for `C01`.",
  }),
  amount: z
    .unknown()
    .transform((found, context): Money | undefined => {
      if (found === undefined) return undefined;
      const amount = parseMoney(found);
      if (amount !== null && isPositive(amount)) return amount;
      context.addIssue('Expected dollars and cents above zero as a string such as "40.00".');
      return z.NEVER;
    })
    .meta({ type: "string", format: "decimal", pattern: "^\\d{1,12}(\\.\\d{1,2})?$" })
    .optional()
    .meta({ description: "What the servicer posts." }),
});
export type Simulate = z.output<typeof simulateInput>;

export type SimulationView = { id: string; kind: SimulationKind; due_on: Day };
