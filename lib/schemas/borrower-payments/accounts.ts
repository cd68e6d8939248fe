import { z } from "zod";
import type { Problem } from "@/lib/domain/refusal";
import { limit, sequenceCursor } from "../page";
import type { SourceAccountDetail, SourceAccountView } from "../source-account";

/** `moveTo`: another verified account of the same Borrower that everything drawing on this one goes to, in the same step. */
export const removeBorrowerAccountInput = z.object({
  id: z.uuid(),
  moveTo: z.preprocess((given) => (given === "" || given === null ? undefined : given), z.uuid().optional()),
});
export type RemoveBorrowerAccount = z.output<typeof removeBorrowerAccountInput>;

export const borrowerListFilter = z.object({ limit, cursor: sequenceCursor.optional() });
export type BorrowerListFilter = z.output<typeof borrowerListFilter>;

/** One of the Borrower's own accounts as their page shows it. `draws`: what stands in the way of removing it, one a thing. */
export type MyAccount = {
  account: SourceAccountView;
  createdAt: string;
  /** Of a disabled one: removed, wrong_tries, or the bank's reason as a sentence. */
  disabledReason: string | null;
  verification: SourceAccountDetail["verification"];
  /** `movable`: it can go to another account, for its file is still open. */
  draws: readonly (Problem & { movable: boolean })[];
};
