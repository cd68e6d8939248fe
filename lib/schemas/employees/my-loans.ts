import { z } from "zod";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";

/** An employee's own loans, a group for each servicer, and what the employer paid on them. */
export type MyLoansView = {
  business: string;
  /** Reached the servicers, over all years. */
  paidInAll: Money;
  paidThisYear: Money;
  year: number;
  /**
   * The employer's next payment that its servicer has not confirmed; null if none is on its way. `arrived`: its day is over, and
   * the servicer's word is still to come.
   */
  next: { amount: Money; servicer: string; day: Day; arrived: boolean } | null;
  sharing: { shared: boolean; /** some balances the employer brought itself */ broughtByEmployer: boolean };
  servicers: readonly {
    id: string;
    name: string;
    loans: readonly {
      id: string;
      accountNumber: string;
      loanType: string;
      balance: Money;
      interestRate: string;
      nextPaymentDue: Day | null;
    }[];
  }[];
  payments: readonly {
    id: string;
    servicer: string;
    amount: Money;
    status: string;
    /** The day the money reaches the servicer. */
    day: Day;
  }[];
};

export const shareBalancesInput = z.object({ share: z.boolean() });
export type ShareBalances = z.output<typeof shareBalancesInput>;
