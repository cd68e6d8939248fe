import { BATCH_TOTAL_MAX, formatMoney, isAbove, type Money } from "../money";

/** Why a batch cannot have this total (rules 2); null where it can. */
export const problemWithTotal = (total: Money): string | null =>
  isAbove(total, BATCH_TOTAL_MAX)
    ? `A batch is at most ${formatMoney(BATCH_TOTAL_MAX)}, its payments are ${formatMoney(total)}.`
    : null;
