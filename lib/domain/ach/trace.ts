import { type Day, day, daysBetween } from "../days";

const ODFI_DIGITS = 8;
const SEQUENCE_DIGITS = 7;

/**
 * For so many days no trace of a business comes again. A consumer's bank may answer 60 calendar days after settlement, and
 * settlement is some days after the file.
 */
export const traceDaysUnique = 80;
/** What seven digits leave for one business and one day. */
export const tracesPerDayMax = 10 ** SEQUENCE_DIGITS / traceDaysUnique;

const EPOCH = day("2026-01-01");

/** Spreads businesses over the days of the cycle, so that two of one bank seldom share a trace. */
function shiftOf(companyId: string): number {
  let shift = 0;
  for (const character of companyId) shift = (shift * 31 + character.charCodeAt(0)) % traceDaysUnique;
  return shift;
}

/**
 * The trace number of an entry: the bank's first eight digits and seven that follow from business, day and sequence alone,
 * so that a file written again after a kill bears the same traces. Within a day they ascend as the format wants.
 * It is unique in one business for `traceDaysUnique` days, and not between businesses: match it within a business.
 * @param odfi routing number of the bank that sends the file (nine digits, or its first eight)
 * @param of.sequence 1 to `tracesPerDayMax`, never used twice by this business on this day
 * @throws RangeError beyond that, or if `odfi` is too short
 */
export function traceNumber(
  odfi: string,
  of: { companyId: string; fileDate: Day; sequence: number },
): string {
  if (!/^\d{8,9}$/.test(odfi)) throw new RangeError(`not a routing number: ${JSON.stringify(odfi)}`);
  const { companyId, fileDate, sequence } = of;
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > tracesPerDayMax) {
    throw new RangeError(`a day has traces 1 to ${tracesPerDayMax}, not ${sequence}`);
  }
  const days = daysBetween(EPOCH, fileDate) + shiftOf(companyId);
  const slot = ((days % traceDaysUnique) + traceDaysUnique) % traceDaysUnique;
  const within = slot * tracesPerDayMax + sequence - 1;
  return odfi.slice(0, ODFI_DIGITS) + within.toString().padStart(SEQUENCE_DIGITS, "0");
}
