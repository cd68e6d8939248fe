import { nextBankingDay, previousBankingDay } from "../banking-calendar";
import { timetable } from "../batches/timetable";
import { type Day, instantAt } from "../days";
import { releaseDay } from "../schedule";

/** Micro-deposits go with the next file and reach the account on the banking day after it, with the morning's settlements. */
export function microDepositArrival(asked: Date, cutOff: string): { day: Day; at: Date } {
  const day = nextBankingDay(releaseDay(asked, cutOff));
  return { day, at: instantAt(day, timetable.settlements) };
}

/** Until then the two entries have left with no file, and can still be taken back. */
export const microDepositFileCloses = (arrival: Day, cutOff: string): Date =>
  instantAt(previousBankingDay(arrival), cutOff);
