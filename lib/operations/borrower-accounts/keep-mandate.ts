import { personOf } from "@/lib/auth/actor";
import type { Payer } from "@/lib/auth/payer";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { type MandateOf, mandateText } from "@/lib/domain/borrower-payments/mandates";

/** Distributes over the union, so that each kind keeps its own fields. */
type WithoutCompany<T> = T extends unknown ? Omit<T, "company"> : never;
export type Agreed = WithoutCompany<MandateOf>;

/** Keeps what the Borrower agreed to, in the transaction that sets the debit up: the words, who, when and from where. */
export async function keepMandate(
  tx: Tx,
  business: BusinessDay,
  payer: Payer,
  subjectId: string,
  agreed: Agreed,
): Promise<void> {
  const person = personOf(payer);
  await tx.mandate.create({
    data: {
      businessId: payer.businessId,
      borrowerId: payer.borrowerId,
      kind: agreed.kind,
      subjectId,
      text: mandateText(agreed.kind === "autopay" ? agreed : { ...agreed, company: business.name }),
      agreedBy: person.name,
      agreedById: person.id,
      // By API the partner attests that the Borrower agreed (rules "Borrower-funded payments").
      attested: payer.kind === "paying_key",
      address: payer.kind === "borrower" ? (payer.address ?? null) : null,
      at: business.now,
    },
  });
}
