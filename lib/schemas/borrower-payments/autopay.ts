import { z } from "zod";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { limit, textCursor } from "../page";
import type { ServicerView } from "../servicer";
import type { SourceAccountView } from "../source-account";
import { uuidOf } from "../text";
import { agreed } from "./fields";

/** The documents' AutopayPayload, inside `autopay`. */
export const autopayPayload = z
  .object(
    { servicer_id: uuidOf("a servicer"), source_account_id: uuidOf("a source account") },
    "Expected an object with servicer_id and source_account_id.",
  )
  .transform((payload) => ({ servicerId: payload.servicer_id, sourceAccountId: payload.source_account_id }));

/**
 * The account of the autopay that a page showed, null for none: if another stands by now, the second of two windows is told.
 * It is all that an autopay says, so it serves as its version. Left out (the API): whatever stands is replaced or removed.
 */
const shownAccountId = uuidOf("an account").nullable().optional();

export type PutAutopay = z.output<typeof autopayPayload> & { shownAccountId?: string | null | undefined };

export const autopayForm = z
  .object({
    servicerId: uuidOf("a servicer"),
    sourceAccountId: uuidOf("an account"),
    shownAccountId,
    agreed,
  })
  .transform(({ agreed: _agreed, ...autopay }): PutAutopay => autopay);

export const autopayInput = z.object({ servicerId: uuidOf("a servicer"), shownAccountId });
export type DeleteAutopay = z.output<typeof autopayInput>;

export const autopaysFilter = z.object({ limit, cursor: textCursor.optional() });
export type AutopaysFilter = z.output<typeof autopaysFilter>;

/** The documents' Autopayment, with what the loans say of the servicer's own debit (extension). */
export type AutopayView = {
  servicer: ServicerView;
  source_account: SourceAccountView;
  /** Null: the loans say no monthly payment. */
  amount: Money | null;
  next_date: Day | null;
  debited_by: "servicer";
};
