const LAST_DIGITS_SHOWN = 4;

export const lastFour = (accountNumber: string): string => accountNumber.slice(-LAST_DIGITS_SHOWN);

/** How people tell an employee's loans apart: the servicer, and the last four of the number there. */
export const loanName = (servicer: string, accountNumber: string): string =>
  `${servicer} ••${lastFour(accountNumber)}`;
