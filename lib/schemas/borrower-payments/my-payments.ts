import { z } from "zod";
import { paymentStatuses } from "@/lib/domain/borrower-payments/payment-status";
import { sequenceCursor } from "../page";

/** Series a page shows; nobody has nearly as many. */
export const SERIES_SHOWN_MAX = 100;

const PAYMENTS_PER_PAGE = 50;

/** Filters of a Borrower's payments as they stand in an address; what is none of ours is no filter. */
export const myPaymentsFilter = z.object({ status: z.enum(paymentStatuses).optional().catch(undefined) });
export type MyPaymentsFilter = z.output<typeof myPaymentsFilter>;

export const myPaymentsQuery = myPaymentsFilter
  .extend({ cursor: sequenceCursor.optional().catch(undefined) })
  .transform((query) => ({ ...query, limit: PAYMENTS_PER_PAGE }));
