import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { accountColumns, accountView } from "@/lib/db/accounts/account-row";
import { prisma } from "@/lib/db/client";
import { type Csv, instant, plain, streamCsv, text } from "@/lib/db/csv/export";
import { sql } from "@/lib/db/sql";
import type { SourceAccountView } from "@/lib/schemas/source-account";

/** Accounts of one page at most: a business has a handful. */
export const ACCOUNTS_PER_PAGE_MAX = 500;

/**
 * The business's own accounts, in the order in which they came: those that can be drawn on, or with `disabled` those that
 * were removed or locked. `after` is the sequence of the last one seen; `next` is null on the last page.
 */
export async function listSourceAccounts(
  actor: Actor,
  page: { after?: bigint; limit?: number; disabled?: boolean } = {},
): Promise<{ accounts: SourceAccountView[]; next: bigint | null }> {
  mustHave(actor, "business:read");
  const limit = Math.min(page.limit ?? ACCOUNTS_PER_PAGE_MAX, ACCOUNTS_PER_PAGE_MAX);
  const rows = await prisma.sourceAccount.findMany({
    where: {
      businessId: actor.businessId,
      borrowerId: null,
      status: page.disabled ? "disabled" : { not: "disabled" },
      ...(page.after === undefined ? {} : { seq: { gt: page.after } }),
    },
    orderBy: { seq: "asc" },
    take: limit + 1,
    select: { ...accountColumns, seq: true },
  });
  const shown = rows.slice(0, limit);
  return { accounts: shown.map(accountView), next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null };
}

export async function countDisabledAccounts(actor: Actor): Promise<number> {
  mustHave(actor, "business:read");
  return prisma.sourceAccount.count({
    where: { businessId: actor.businessId, borrowerId: null, status: "disabled" },
  });
}

const columns = [
  text("name_on_account", sql`a.name_on_account`),
  plain("account_number_last_4", sql`a.account_number_last_4`),
  plain("routing_number", sql`a.routing_number`),
  plain("type", sql`a.type`),
  plain("status", sql`a.status`),
  text("disabled_because", sql`a.disabled_reason`),
  instant("added_at", sql`a.created_at`),
  text("added_by", sql`a.created_by`),
  plain("id", sql`a.id`),
];

/** All of one of the two lists. */
export async function sourceAccountsCsv(actor: Actor, { disabled }: { disabled: boolean }): Promise<Csv> {
  mustHave(actor, "business:read");
  const from = sql`
    FROM source_account a
   WHERE a.business_id = ${actor.businessId}::uuid AND a.borrower_id IS NULL AND (a.status = 'disabled') = ${disabled}
   ORDER BY a.seq`;
  return {
    name: disabled ? "source-accounts-disabled" : "source-accounts",
    body: await streamCsv(columns, from),
  };
}
