import { mustPay, type Payer } from "@/lib/auth/payer";
import { type AccountColumns, accountColumns, accountView } from "@/lib/db/accounts/account-row";
import { drawsOn } from "@/lib/db/borrower-payments/draws";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import { drawWords, isMovable } from "@/lib/domain/borrower-payments/draws";
import { isUuid } from "@/lib/domain/uuid";
import type { MyAccount } from "@/lib/schemas/borrower-payments/accounts";
import { verificationColumns, verificationOf } from "../accounts/get-source-account";

const ACCOUNTS_MAX = 100;

const columns = { ...accountColumns, ...verificationColumns, disabledReason: true, createdAt: true } as const;

/** A Borrower's own accounts with what their page shows: how far the verification is, and what draws on each. */
export async function myAccounts(payer: Payer): Promise<MyAccount[]> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const business = await readBusinessDay(businessId);
  const rows = await prisma.sourceAccount.findMany({
    where: { businessId, borrowerId, status: { not: "disabled" } },
    orderBy: { seq: "asc" },
    take: ACCOUNTS_MAX,
    select: columns,
  });
  return Promise.all(rows.map((row) => viewOf(business, row)));
}

/** The same as a file. */
export async function myAccountsCsv(payer: Payer): Promise<Csv> {
  return smallCsv("accounts", await myAccounts(payer), {
    name_on_account: ({ account }) => account.name_on_account,
    routing_number: ({ account }) => account.routing_number,
    account_number_last_4: ({ account }) => account.account_number_last_4,
    type: ({ account }) => account.type,
    status: ({ account }) => account.status,
    draws_on_it: ({ draws }) => draws.length,
    added: ({ createdAt }) => createdAt,
    id: ({ account }) => account.id,
  });
}

/** One of them, a removed one too; null if it is not there or not theirs. */
export async function myAccount(payer: Payer, id: string): Promise<MyAccount | null> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  if (!isUuid(id)) return null;
  const row = await prisma.sourceAccount.findFirst({
    where: { businessId, borrowerId, id },
    select: columns,
  });
  return row && viewOf(await readBusinessDay(businessId), row);
}

type Row = AccountColumns &
  Parameters<typeof verificationOf>[0] & { disabledReason: string | null; createdAt: Date };

async function viewOf(business: BusinessDay, row: Row): Promise<MyAccount> {
  return {
    account: accountView(row),
    createdAt: row.createdAt.toISOString(),
    disabledReason: row.disabledReason,
    verification: verificationOf(row, business),
    draws: (await drawsOn(prisma, business.businessId, row.id)).map((draw) => ({
      path: `${draw.kind}.${draw.id}`,
      message: drawWords(draw),
      movable: isMovable(draw),
    })),
  };
}
