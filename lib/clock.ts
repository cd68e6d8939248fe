/** Real time: sessions, leases, rate limits, back-off. The business day of a business comes from its row (lib/db/business-day.ts). */
export function realNow(): Date {
  return new Date();
}
