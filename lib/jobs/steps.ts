import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import type { Tx } from "@/lib/db/transaction";
import type { WorkKind } from "@/lib/domain/batches/status";
import { depositsArrive } from "@/lib/operations/accounts/deposits-arrive";
import { depositsLeave } from "@/lib/operations/accounts/deposits-leave";
import { releaseScheduled } from "@/lib/operations/batches/release-scheduled";
import { bankAnswers } from "@/lib/operations/batches/steps/bank-answers";
import { confirmationOverdue } from "@/lib/operations/batches/steps/confirmation-overdue";
import { creditsConfirmed } from "@/lib/operations/batches/steps/credits-confirmed";
import { creditsGoOut } from "@/lib/operations/batches/steps/credits-go-out";
import { creditsSettle } from "@/lib/operations/batches/steps/credits-settle";
import { debitSettles } from "@/lib/operations/batches/steps/debit-settles";
import { fileCloses } from "@/lib/operations/batches/steps/file-closes";
import { bankFile } from "@/lib/operations/bank/bank-file";
import { retryGoesOut } from "@/lib/operations/batches/steps/retry-goes-out";
import { refundArrives } from "@/lib/operations/batches/steps/refund-arrives";
import { lateRefundArrives } from "@/lib/operations/exceptions/late-refund-arrives";
import { paymentRefunded } from "@/lib/operations/payments/steps/payment-refunded";
import { paymentsClose } from "@/lib/operations/payments/steps/payments-close";
import { paymentsConfirm } from "@/lib/operations/payments/steps/payments-confirm";
import { paymentsCredit } from "@/lib/operations/payments/steps/payments-credit";
import { paymentsDebit } from "@/lib/operations/payments/steps/payments-debit";
import { paymentsOverdue } from "@/lib/operations/payments/steps/payments-overdue";
import { paymentsSettle } from "@/lib/operations/payments/steps/payments-settle";
import { resentConfirmed, resentGoesOut, resentSettles } from "@/lib/operations/batches/steps/resent";

/** One step of due work: runs inside a transaction under the work's lease; what it answers: WorkOutcome. */
export type Step = (tx: Tx, claim: Claim) => Promise<WorkOutcome>;

/** Which operation does which kind of due work. */
export const steps: Record<WorkKind, Step> = {
  release_scheduled: releaseScheduled,
  file_closes: fileCloses,
  debit_settles: debitSettles,
  bank_answers: bankAnswers,
  credits_go_out: creditsGoOut,
  credits_settle: creditsSettle,
  credits_confirmed: creditsConfirmed,
  resent_goes_out: resentGoesOut,
  resent_settles: resentSettles,
  resent_confirmed: resentConfirmed,
  refund_arrives: refundArrives,
  late_refund_arrives: lateRefundArrives,
  confirmation_overdue: confirmationOverdue,
  retry_goes_out: retryGoesOut,
  bank_file: bankFile,
  payments_close: paymentsClose,
  payments_debit: paymentsDebit,
  payments_credit: paymentsCredit,
  payments_settle: paymentsSettle,
  payments_confirm: paymentsConfirm,
  payments_overdue: paymentsOverdue,
  payment_refunded: paymentRefunded,
  deposits_leave: depositsLeave,
  deposits_arrive: depositsArrive,
};
