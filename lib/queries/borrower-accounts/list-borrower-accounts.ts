import { mustPay, type Payer } from "@/lib/auth/payer";
import { accountColumns, accountView } from "@/lib/db/accounts/account-row";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import type { BorrowerListFilter } from "@/lib/schemas/borrower-payments/accounts";
import { type Page, pageOf } from "@/lib/schemas/page";
import type { SourceAccountView } from "@/lib/schemas/source-account";

/** A Borrower's own accounts, removed ones left out, in the order in which they came. */
export async function listBorrowerAccounts(
  payer: Payer,
  page: BorrowerListFilter,
): Promise<Page<SourceAccountView>> {
  await mustPay(payer);
  const rows = await prisma.sourceAccount.findMany({
    where: {
      businessId: payer.businessId,
      borrowerId: payer.borrowerId,
      status: { not: "disabled" },
      ...(page.cursor === undefined ? {} : { seq: { gt: page.cursor } }),
    },
    orderBy: { seq: "asc" },
    take: page.limit + 1,
    select: { ...accountColumns, seq: true },
  });
  return pageOf(rows, page.limit, accountView, (row) => row.seq);
}

/** One of them, a removed one too. @throws Refusal not_found for anybody else's */
export async function getBorrowerAccount(payer: Payer, { id }: { id: string }): Promise<SourceAccountView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const row = isUuid(id)
    ? await prisma.sourceAccount.findFirst({
        where: { businessId, borrowerId, id },
        select: accountColumns,
      })
    : null;
  if (!row) throw notFound("source account");
  return accountView(row);
}
