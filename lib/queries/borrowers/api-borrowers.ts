import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBorrower, readBorrowers } from "@/lib/db/roster/borrower-columns";
import { noSql, sql } from "@/lib/db/sql";
import { notFound } from "@/lib/domain/refusal";
import {
  type BorrowerId,
  type BorrowersFilter,
  type BorrowerView,
  borrowerView,
} from "@/lib/schemas/employees/borrower";
import { pageOf, type Page } from "@/lib/schemas/page";

/** Borrowers in the order in which they came. */
export async function listApiBorrowers(actor: Actor, filter: BorrowersFilter): Promise<Page<BorrowerView>> {
  mustHave(actor, "business:read");
  const where = sql`number > ${filter.cursor ?? 0n}::bigint
    ${filter.external_id === undefined ? noSql : sql`AND external_id = ${filter.external_id}`}`;
  const rows = await readBorrowers(actor.businessId, where, filter.limit + 1);
  return pageOf(rows, filter.limit, borrowerView, (row) => row.number);
}

/** @throws Refusal not_found for another business's too */
export async function getApiBorrower(actor: Actor, { id }: { id: BorrowerId }): Promise<BorrowerView> {
  mustHave(actor, "business:read");
  const row = await readBorrower(actor.businessId, id);
  if (!row) throw notFound("borrower");
  return borrowerView(row);
}
