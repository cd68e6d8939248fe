/** What kind of place an IP address is; `public` is the only one that a webhook may go to (and loopback, in the sandbox). */
export type AddressKind = "public" | "loopback" | "private" | "reserved";

type Bytes = readonly number[];
type Net = readonly [prefix: Bytes, bits: number, kind: Exclude<AddressKind, "public">];

/** RFC 6890 and the IANA registries of special addresses; carrier-grade NAT and link-local count as private. */
const nets4: readonly Net[] = [
  [[0], 8, "reserved"],
  [[10], 8, "private"],
  [[100, 64], 10, "private"],
  [[127], 8, "loopback"],
  [[169, 254], 16, "private"],
  [[172, 16], 12, "private"],
  [[192, 0, 0], 24, "reserved"],
  [[192, 0, 2], 24, "reserved"],
  [[192, 88, 99], 24, "reserved"],
  [[192, 168], 16, "private"],
  [[198, 18], 15, "private"],
  [[198, 51, 100], 24, "reserved"],
  [[203, 0, 113], 24, "reserved"],
  [[224], 4, "reserved"],
  [[240], 4, "reserved"],
];

const ipv4Mapped: Bytes = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
const nat64: Bytes = [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
const loopback6: Bytes = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

/** Only 2000::/3 is routed at all; these of it are not hosts of the open net. */
const nets6: readonly Net[] = [
  [[0x20, 0x01, 0x00], 23, "reserved"],
  [[0x20, 0x01, 0x0d, 0xb8], 32, "reserved"],
  [[0x20, 0x02], 16, "reserved"],
  [[0x3f, 0xff], 20, "reserved"],
];

/** `address` as the resolver writes it, without brackets; what is no address is `reserved`. */
export function addressKind(address: string): AddressKind {
  const four = bytesOf4(address);
  if (four) return kind4(four);
  const six = bytesOf6(address);
  return six ? kind6(six) : "reserved";
}

/** True for an IP address, v4 or v6. */
export const isAddress = (text: string): boolean => bytesOf4(text) !== null || bytesOf6(text) !== null;

function kind4(bytes: Bytes): AddressKind {
  return nets4.find(([prefix, bits]) => isIn(bytes, prefix, bits))?.[2] ?? "public";
}

function kind6(bytes: Bytes): AddressKind {
  if (isIn(bytes, loopback6, 128)) return "loopback";
  // The same IPv4 host by another name.
  if (isIn(bytes, ipv4Mapped, 96) || isIn(bytes, nat64, 96)) return kind4(bytes.slice(12));
  if (isIn(bytes, [0xfc], 7) || isIn(bytes, [0xfe, 0x80], 10)) return "private";
  if (!isIn(bytes, [0x20], 3)) return "reserved";
  return nets6.find(([prefix, bits]) => isIn(bytes, prefix, bits))?.[2] ?? "public";
}

function isIn(bytes: Bytes, prefix: Bytes, bits: number): boolean {
  for (let bit = 0; bit < bits; bit += 8) {
    const mask = bits - bit >= 8 ? 0xff : (0xff << (8 - (bits - bit))) & 0xff;
    if (((bytes[bit / 8] ?? 0) & mask) !== ((prefix[bit / 8] ?? 0) & mask)) return false;
  }
  return true;
}

function bytesOf4(text: string): number[] | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map((part) => Number.parseInt(part, 10));
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

const GROUPS = 8;

function bytesOf6(text: string): number[] | null {
  const bare = text.replace(/%.*$/, "");
  const halves = bare.split("::");
  if (!bare.includes(":") || halves.length > 2) return null;
  const [head, tail] = halves.map((half) => groupsOf(half));
  if (!head || tail === null) return null;
  if (tail === undefined) return head.length === 2 * GROUPS ? head : null;
  const missing = 2 * GROUPS - head.length - tail.length;
  return missing < 2 ? null : [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

/** Groups of one side of "::" as bytes; the last may be an IPv4 address. */
function groupsOf(half: string): number[] | null {
  if (half === "") return [];
  const bytes: number[] = [];
  const groups = half.split(":");
  for (const [index, group] of groups.entries()) {
    const four = index === groups.length - 1 ? bytesOf4(group) : null;
    if (four) bytes.push(...four);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else return null;
  }
  return bytes;
}
