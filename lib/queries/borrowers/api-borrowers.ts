import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { borrowerColumns, readBorrower } from "@/lib/db/roster/borrower-columns";
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
  const rows = await prisma.borrower.findMany({
    where: {
      businessId: actor.businessId,
      ...(filter.cursor === undefined ? {} : { number: { gt: filter.cursor } }),
      ...(filter.external_id === undefined ? {} : { externalId: filter.external_id }),
    },
    orderBy: { number: "asc" },
    take: filter.limit + 1,
    select: borrowerColumns,
  });
  return pageOf(rows, filter.limit, borrowerView, (row) => row.number);
}

/** @throws Refusal not_found for another business's too */
export async function getApiBorrower(actor: Actor, { id }: { id: BorrowerId }): Promise<BorrowerView> {
  mustHave(actor, "business:read");
  const row = await readBorrower(actor.businessId, id);
  if (!row) throw notFound("borrower");
  return borrowerView(row);
}
