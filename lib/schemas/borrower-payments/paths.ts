import { z } from "zod";
import { borrowerPath } from "../employees/borrower";
import { createSourceAccountBody } from "../source-account";
import { borrowerListFilter } from "./accounts";
import { autopayPayload, autopaysFilter } from "./autopay";
import { uuidOf } from "../text";
import { paymentChangePayload, paymentPayload, paymentsFilter } from "./payment";
import { seriesChangePayload, seriesFilter, seriesPayload } from "./series";

// What the API's paths under a Borrower take: the ids of the path, the query, the wrapped body.

export const borrowerAccountPath = borrowerPath.extend({ account_id: z.uuid() });
export const listBorrowerAccountsInput = borrowerListFilter.extend(borrowerPath.shape);
export const createBorrowerAccountInput = createSourceAccountBody.extend(borrowerPath.shape);

export const paymentPath = borrowerPath.extend({ payment_id: z.uuid() });
export const createPaymentBody = z.object({ payment: paymentPayload });
export const editPaymentBody = z.object({ payment: paymentChangePayload });
export const listPaymentsInput = paymentsFilter.extend(borrowerPath.shape);
export const createPaymentInput = createPaymentBody.extend(borrowerPath.shape);
export const editPaymentInput = editPaymentBody.extend(paymentPath.shape);

export const seriesPath = borrowerPath.extend({ series_id: z.uuid() });
export const createSeriesBody = z.object({ payment_series: seriesPayload });
export const editSeriesBody = z.object({ payment_series: seriesChangePayload });
export const listSeriesInput = seriesFilter.extend(borrowerPath.shape);
export const createSeriesInput = createSeriesBody.extend(borrowerPath.shape);
export const editSeriesInput = editSeriesBody.extend(seriesPath.shape);

export const listAutopayInput = autopaysFilter.extend(borrowerPath.shape);
export const putAutopayBody = z.object({ autopay: autopayPayload });
export const deleteAutopayQuery = z.object({ servicer_id: uuidOf("a servicer") });
export const putAutopayInput = putAutopayBody.extend(borrowerPath.shape);
export const deleteAutopayInput = deleteAutopayQuery.extend(borrowerPath.shape);
