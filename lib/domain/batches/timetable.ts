/**
 * The order of a business's day (rules "Time"), New York time. What the bank reports in the morning is worked off in the order
 * returns, settlements, confirmations: the seconds keep that order for any number of workers.
 */
export const timetable = {
  returns: "08:30:00",
  settlements: "08:30:01",
  confirmations: "08:30:02",
  /** After that morning's confirmations: what is still missing is told. */
  overdue: "08:30:03",
  creditsGoOut: "09:00:00",
  /** Where a move of the clock to a day stops, and when a scheduled release happens. */
  morning: "09:00:00",
} as const;

/** Banking days after its credit settled by which a servicer has confirmed a payment; then a person is told (rules "Short posting"). */
export const CONFIRMED_WITHIN_BANKING_DAYS = 5;

/** A debit that came back R01 or R09 is tried again at most twice: three attempts in all (Nacha; rules "A batch and its items"). */
export const DEBIT_ATTEMPTS_MAX = 3;
