import type { Actor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/domain/refusal";
import type { BorrowerId } from "@/lib/schemas/employees/borrower";

/** Refuses with 501 what the documents describe and this server does not do yet; a Borrower that is not yours stays 404. */
export async function repaymentOptions(actor: Actor, { id }: { id: BorrowerId }): Promise<never> {
  await mustExist(actor, id);
  throw new Refusal(
    "not_implemented",
    "Repayment Options are not computed yet. The Borrower's loans are in GET /borrowers/{id}/portfolio.",
  );
}

export async function enrollments(actor: Actor, { id }: { id: BorrowerId }): Promise<never> {
  await mustExist(actor, id);
  throw noEnrollments();
}

export function enrollment(): Promise<never> {
  return Promise.reject(noEnrollments());
}

const noEnrollments = (): Refusal =>
  new Refusal("not_implemented", "Enrollment Requests cannot be made or read yet. Nothing was submitted.");

async function mustExist(actor: Actor, id: BorrowerId): Promise<void> {
  const where = {
    businessId: actor.businessId,
    ...("uuid" in id ? { id: id.uuid } : { number: id.number }),
  };
  if ((await prisma.borrower.count({ where })) === 0) throw notFound("borrower");
}
