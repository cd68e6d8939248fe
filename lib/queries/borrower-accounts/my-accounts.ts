import { mustPay, type Payer } from "@/lib/auth/payer";
import { accountColumns, accountView } from "@/lib/db/accounts/account-row";
import { drawsOn } from "@/lib/db/borrower-payments/draws";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { drawWords, isMovable } from "@/lib/domain/borrower-payments/draws";
import type { MyAccount } from "@/lib/schemas/borrower-payments/accounts";
import { verificationColumns, verificationOf } from "../accounts/get-source-account";

const ACCOUNTS_MAX = 100;

/** A Borrower's own accounts with what their page shows: how far the verification is, and what draws on each. */
export async function myAccounts(payer: Payer): Promise<MyAccount[]> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const business = await readBusinessDay(businessId);
  const rows = await prisma.sourceAccount.findMany({
    where: { businessId, borrowerId, status: { not: "disabled" } },
    orderBy: { seq: "asc" },
    take: ACCOUNTS_MAX,
    select: { ...accountColumns, ...verificationColumns, createdAt: true },
  });
  return Promise.all(
    rows.map(async (row) => ({
      account: accountView(row),
      createdAt: row.createdAt.toISOString(),
      verification: verificationOf(row, business),
      draws: (await drawsOn(prisma, businessId, row.id)).map((draw) => ({
        path: `${draw.kind}.${draw.id}`,
        message: drawWords(draw),
        movable: isMovable(draw),
      })),
    })),
  );
}
