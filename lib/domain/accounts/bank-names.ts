/**
 * Routing numbers of some large banks, as they print them themselves. A bank has many numbers and the full directory is
 * licensed: a number that is not here is named by its Federal Reserve district, which its first two digits tell.
 */
const BANKS: Readonly<Record<string, string>> = {
  "021000021": "JPMorgan Chase",
  "044000037": "JPMorgan Chase",
  "071000013": "JPMorgan Chase",
  "322271627": "JPMorgan Chase",
  "026009593": "Bank of America",
  "011000138": "Bank of America",
  "111000025": "Bank of America",
  "121000358": "Bank of America",
  "121000248": "Wells Fargo",
  "091000019": "Wells Fargo",
  "122000247": "Wells Fargo",
  "021000089": "Citibank",
  "322271724": "Citibank",
  "091000022": "U.S. Bank",
  "043000096": "PNC Bank",
  "061000104": "Truist",
  "053101121": "Truist",
  "031201360": "TD Bank",
  "042000314": "Fifth Third Bank",
  "031176110": "Capital One",
  "256074974": "Navy Federal Credit Union",
  "314074269": "USAA",
  "124003116": "Ally Bank",
  "121202211": "Charles Schwab Bank",
};

const DISTRICTS = [
  "Boston",
  "New York",
  "Philadelphia",
  "Cleveland",
  "Richmond",
  "Atlanta",
  "Chicago",
  "St. Louis",
  "Minneapolis",
  "Kansas City",
  "Dallas",
  "San Francisco",
] as const;

// 21 to 32 are thrifts, 61 to 72 electronic numbers of the same districts.
const THRIFTS_FROM = 20;
const ELECTRONIC_FROM = 60;

/** Whose number this is: "Wells Fargo", or "A bank in the San Francisco district"; null for a prefix of no district. */
export function bankName(routingNumber: string): string | null {
  const known = BANKS[routingNumber];
  if (known !== undefined) return known;
  const prefix = Number.parseInt(routingNumber.slice(0, 2), 10);
  const base = prefix > ELECTRONIC_FROM ? ELECTRONIC_FROM : prefix > THRIFTS_FROM ? THRIFTS_FROM : 0;
  const district = DISTRICTS[prefix - base - 1];
  return district === undefined ? null : `A bank in the ${district} district`;
}

/** For tests: every number of the list. */
export const namedRoutingNumbers: readonly string[] = Object.keys(BANKS);
