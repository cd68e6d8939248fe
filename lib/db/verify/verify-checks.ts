import { Prisma } from "../generated/client";

/** One rule of the books: the rows that break it. */
export type Check = { rule: string; sql: Prisma.Sql };

/** Balance of an account per business: what was credited to it less what was debited. */
export function creditBalance(account: string): Prisma.Sql {
  return Prisma.sql`
    SELECT business_id, sum(CASE WHEN credit_account = ${account} THEN amount ELSE -amount END) AS balance
      FROM ledger_transfer WHERE credit_account = ${account} OR debit_account = ${account} GROUP BY business_id`;
}
