import type { BankLineOutcome } from "@/lib/domain/bank/lines";
import { type Day, formatDay } from "@/lib/domain/days";

/** What came of one answer of the bank, in words for people. */
export type Applied = { outcome: BankLineOutcome; explanation: string };

export const refused = (explanation: string): Applied => ({ outcome: "refused", explanation });

/** The books have not seen it arrive: what has not arrived cannot come back. */
export const tooEarly = (what: string, settlesOn: Day): Applied =>
  refused(
    `The ${what} settles on ${formatDay(settlesOn)} and cannot come back before. Read the file again then.`,
  );
