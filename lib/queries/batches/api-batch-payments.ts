import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBatchPayment, readBatchPayments, readItems } from "@/lib/db/batches/batch-payment";
import { prisma } from "@/lib/db/client";
import { mustBeInProgramme, refuseOutsideProgramme } from "@/lib/db/payments-programme";
import { notFound } from "@/lib/domain/refusal";
import type { BatchPaymentsFilter, BatchPaymentView } from "@/lib/schemas/batches/batch-payment";
import { type Page, pageOf } from "@/lib/schemas/page";

/** Batches by their newest, invalid ones too; without items (contract §6). */
export async function listApiBatchPayments(
  actor: Actor,
  filter: BatchPaymentsFilter,
): Promise<Page<BatchPaymentView>> {
  mustHave(actor, "business:read");
  const { business, batches } = await readBatchPayments(actor.businessId, filter);
  refuseOutsideProgramme(business);
  return pageOf(
    batches,
    filter.limit,
    (row) => row.view,
    (row) => row.seq,
  );
}

/** One batch, whole: a valid one with its payments, an invalid one with what was sent. */
export async function getApiBatchPayment(actor: Actor, { id }: { id: string }): Promise<BatchPaymentView> {
  mustHave(actor, "business:read");
  await mustBeInProgramme(actor.businessId);
  const view = await readBatchPayment(prisma, actor.businessId, id);
  if (!view) throw notFound("batch payment");
  if (view.raw_params !== undefined) return view;
  return { ...view, payments: await readItems(actor.businessId, id) };
}
