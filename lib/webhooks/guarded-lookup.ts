import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { addressProblem, hostOf, type TargetProblem, type TargetRules } from "@/lib/domain/webhooks/target";

/** Thrown instead of connecting. */
export class ForbiddenTarget extends Error {
  constructor(readonly problem: TargetProblem & { code: "address" }) {
    super(`${problem.address} is a ${problem.kind} address`);
    this.name = "ForbiddenTarget";
  }
}

/**
 * Resolves a name for a socket that is about to connect to it, and refuses the name if any of its addresses is forbidden:
 * what was looked at when the endpoint was made may resolve to something else by now. The socket connects to what is
 * answered here and resolves nothing again.
 */
export function guardedLookup(rules: TargetRules): LookupFunction {
  return (host, options, callback) => {
    dnsLookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const forbidden = forbiddenAmong(addresses, rules);
      if (forbidden) return callback(new ForbiddenTarget(forbidden), "", 0);
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      if (!first) return callback(new Error(`${host} has no address`), "", 0);
      return callback(null, first.address, first.family);
    });
  };
}

function forbiddenAmong(addresses: readonly LookupAddress[], rules: TargetRules) {
  for (const { address } of addresses) {
    const problem = addressProblem(address, rules);
    if (problem?.code === "address") return problem;
  }
  return null;
}

const RESOLVE_MS_MAX = 2_000;

/**
 * What a name resolves to now, judged; `url` must have been found right (targetProblem). A resolver that does not answer just
 * now says nothing: each try to deliver judges anew.
 */
export async function resolvedProblem(url: string, rules: TargetRules): Promise<TargetProblem | null> {
  const host = hostOf(new URL(url));
  const asked = new Promise<TargetProblem | null>((resolve) => {
    dnsLookup(host, { all: true }, (error, addresses) => {
      if (!error) return resolve(forbiddenAmong(addresses, rules));
      return resolve(error.code === "ENOTFOUND" ? { code: "unknown_host", host } : null);
    });
  });
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), RESOLVE_MS_MAX).unref();
  });
  return Promise.race([asked, late]);
}
