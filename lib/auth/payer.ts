import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/domain/refusal";
import { mustBeInProgramme } from "@/lib/db/payments-programme";
import type { BorrowerId } from "@/lib/schemas/employees/borrower";
import type { BorrowerActor, KeyActor, PayingKey } from "./actor";
import { mustHave } from "./permissions";

/** Whoever may move a Borrower's own money: the Borrower on their pages, or a key that acts for one of its business's Borrowers. */
export type Payer = BorrowerActor | PayingKey;

/** A key for one Borrower of its business. @throws Refusal forbidden without the scope, not_found for another business's Borrower */
export async function payingKey(key: KeyActor, borrower: BorrowerId): Promise<PayingKey> {
  mustHave(key, "borrowers:pay");
  const row = await prisma.borrower.findFirst({
    where: {
      businessId: key.businessId,
      ...("uuid" in borrower ? { id: borrower.uuid } : { number: borrower.number }),
    },
    select: { id: true },
  });
  if (!row) throw notFound("borrower");
  return { kind: "paying_key", businessId: key.businessId, borrowerId: row.id, key };
}

/** Asked by every operation and query on a Borrower's own money: the business takes part, and a key has the scope. */
export async function mustPay(payer: Payer): Promise<void> {
  if (payer.kind === "paying_key") mustHave(payer.key, "borrowers:pay");
  await mustBeInProgramme(payer.businessId);
}
