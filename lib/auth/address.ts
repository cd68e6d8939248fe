/**
 * Who counts as one caller for limits of tries: the first address that a proxy in front wrote, else one name for all. Anybody
 * can write this header themselves, so no limit may rest on it alone.
 */
export function addressOf(forwardedFor: unknown): string {
  return typeof forwardedFor === "string" ? (forwardedFor.split(",")[0] ?? "").trim() : "direct";
}
