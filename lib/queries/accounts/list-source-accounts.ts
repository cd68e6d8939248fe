import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { accountColumns, accountView } from "@/lib/db/accounts/account-row";
import { prisma } from "@/lib/db/client";
import type { SourceAccountView } from "@/lib/schemas/source-account";

/** Accounts of one page at most: a business has a handful. */
export const ACCOUNTS_PER_PAGE_MAX = 500;

/**
 * The business's own accounts, removed ones left out, in the order in which they came. `after` is the sequence of the last
 * one seen; `next` is null on the last page.
 */
export async function listSourceAccounts(
  actor: Actor,
  page: { after?: bigint; limit?: number } = {},
): Promise<{ accounts: SourceAccountView[]; next: bigint | null }> {
  mustHave(actor, "business:read");
  const limit = Math.min(page.limit ?? ACCOUNTS_PER_PAGE_MAX, ACCOUNTS_PER_PAGE_MAX);
  const rows = await prisma.sourceAccount.findMany({
    where: {
      businessId: actor.businessId,
      borrowerId: null,
      status: { not: "disabled" },
      ...(page.after === undefined ? {} : { seq: { gt: page.after } }),
    },
    orderBy: { seq: "asc" },
    take: limit + 1,
    select: { ...accountColumns, seq: true },
  });
  const shown = rows.slice(0, limit);
  return { accounts: shown.map(accountView), next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null };
}
