import { nextBankingDay, previousBankingDay } from "../banking-calendar";
import { type Day, instantAt } from "../days";
import { releaseDay } from "../schedule";

/** Micro-deposits go with the next file and reach the account on the banking day after it, with the morning's settlements. */
export const microDepositArrival = (asked: Date, cutOff: string): Day =>
  nextBankingDay(releaseDay(asked, cutOff));

/** Until then the two entries have left with no file, and can still be taken back. */
export const microDepositFileCloses = (arrival: Day, cutOff: string): Date =>
  instantAt(previousBankingDay(arrival), cutOff);
