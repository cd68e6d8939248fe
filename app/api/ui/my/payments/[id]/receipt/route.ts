import { pdfResponse } from "@/lib/api/pdf/pdf";
import { borrowerUiRoute } from "@/lib/api/ui-route";
import { notFound } from "@/lib/domain/refusal";
import { receiptPdf } from "@/lib/api/pdf/receipt-pdf";
import { paymentReceipt } from "@/lib/queries/payments/payment-receipt";

/** The receipt of one payment, to keep or print. */
export const GET = borrowerUiRoute<{ id: string }>(async (actor, _request, { id }) => {
  const receipt = await paymentReceipt(actor, id);
  if (!receipt) throw notFound("payment");
  return pdfResponse(`Receipt ${receipt.number}`, await receiptPdf(receipt));
});
