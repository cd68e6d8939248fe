import type { MandateView } from "@/lib/schemas/borrower-payments/payment";
import type { Tx } from "../transaction";

/** What was agreed to for these, the latest first. */
export async function mandatesOf(
  db: Tx,
  businessId: string,
  subjectIds: readonly string[],
): Promise<MandateView[]> {
  const rows = await db.mandate.findMany({
    where: { businessId, subjectId: { in: [...subjectIds] } },
    orderBy: { recordedAt: "desc" },
    select: { text: true, agreedBy: true, attested: true, at: true, address: true },
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
