import { z } from "zod";
import type { Day } from "@/lib/domain/days";
import { dayInput } from "./text";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const moveClockInput = z.object({
  to: z.object({
    day: dayInput,
    time: z.string().regex(TIME, "Expected a time such as 18:00.").optional(),
  }),
});

/** Where the sandbox clock stands and where it may be moved; null outside the sandbox. */
export type ClockView = {
  today: Day;
  /** "9:00 AM" */
  time: string;
  nextBankingDay: Day;
  /** Why the days between were left out, or null when it is tomorrow. */
  skipped: string | null;
  /** Today's cut-off as "17:30", or null when it is past or banks are closed today. */
  cutOff: string | null;
  /** Whether this person may read what the bank sends: where the clock waits for it, they are led there. */
  readsFiles: boolean;
};
