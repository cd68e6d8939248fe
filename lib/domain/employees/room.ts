import { isAbove, type Money, percentOf } from "../money";

/** From this share of the yearly limit on, an employee counts as near it on its page, in the roster and on the overview (rules 6). */
const NEAR_LIMIT_PERCENT = "80";

/** What an employee must have had this year, here and elsewhere, to be near the limit. */
export const nearLimitFrom = (limit: Money): Money => percentOf(limit, NEAR_LIMIT_PERCENT);

export const isNearLimit = (had: Money, limit: Money): boolean => !isAbove(nearLimitFrom(limit), had);
