import { Refusal } from "@/lib/domain/refusal";

const READS = new Set(["GET", "HEAD"]);

/**
 * A session travels with whatever page sends a request here; so one that changes something must say that it comes from
 * ours. The host is the one it was sent to, or the public address where a proxy in front rewrites it.
 */
export function refuseForeignOrigin(request: Request, publicAddress: string): void {
  if (READS.has(request.method)) return;
  const origin = request.headers.get("origin");
  const host = origin === null ? null : hostOf(origin);
  const ours = [request.headers.get("host"), hostOf(publicAddress)];
  if (host !== null && ours.includes(host)) return;
  throw new Refusal("forbidden", "This request did not come from a page of Paydown, so nothing was done.");
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host || null : null;
}
