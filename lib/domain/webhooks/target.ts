import { type AddressKind, addressKind, isAddress } from "./address";

/** In the sandbox a developer's own machine may be told too, and without TLS. */
export type TargetRules = { live: boolean };

export type TargetProblem =
  | { code: "not_a_url" }
  | { code: "too_long" }
  | { code: "not_https" }
  | { code: "has_credentials" }
  | { code: "address"; address: string; kind: Exclude<AddressKind, "public"> }
  | { code: "unknown_host"; host: string };

export const URL_CHARACTERS_MAX = 2_000;

/** What is wrong with the address that somebody typed, before any name is resolved; null if nothing. */
export function targetProblem(text: string, rules: TargetRules): TargetProblem | null {
  if (text.length > URL_CHARACTERS_MAX) return { code: "too_long" };
  if (!URL.canParse(text)) return { code: "not_a_url" };
  const url = new URL(text);
  if (url.hostname === "" || !["http:", "https:"].includes(url.protocol)) return { code: "not_a_url" };
  if (url.protocol === "http:" && rules.live) return { code: "not_https" };
  if (url.username !== "" || url.password !== "") return { code: "has_credentials" };
  const host = hostOf(url);
  return isAddress(host) ? addressProblem(host, rules) : null;
}

/** The name or address to connect to: URL writes IPv6 in brackets, and any spelling of an IPv4 address as four numbers. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, "$1");

/** Asked of a literal address, of every address that a name resolves to, and again of those that are connected to. */
export function addressProblem(address: string, rules: TargetRules): TargetProblem | null {
  const kind = addressKind(address);
  if (kind === "public" || (kind === "loopback" && !rules.live)) return null;
  return { code: "address", address, kind };
}

export function targetProblemWords(problem: TargetProblem): string {
  switch (problem.code) {
    case "not_a_url":
      return "Expected a whole address such as https://example.com/webhooks.";
    case "too_long":
      return `An address has at most ${URL_CHARACTERS_MAX} characters.`;
    case "not_https":
      return "Expected an address that begins with https://.";
    case "has_credentials":
      return "An address with a user name or password in it is not taken: webhooks are signed instead.";
    case "address":
      return `Webhooks are not sent to ${problem.address}: it is a ${problem.kind} address, not one of the open internet.`;
    case "unknown_host":
      return `The name ${problem.host} could not be resolved.`;
  }
}
