import type { Random } from "../random";

const DEEP = 5_000;

/** Values that break what was not made for them. */
const hostileValues: readonly unknown[] = [
  "\u0000",
  "\ud800",
  "a\udfff\u0000b",
  "x".repeat(20_000),
  "",
  " ",
  -1,
  0,
  1e308,
  -0,
  2 ** 53,
  123456789012345680000,
  0.1 + 0.2,
  [],
  {},
  [[[[]]]],
  true,
  null,
  "null",
  "NaN",
  "1e3",
  "-5.00",
  "1,000.00",
  "' OR 1=1 --",
  "${process.env}",
  "../../etc/passwd",
  "2026-02-30",
  "0000-00-00",
  "99999-12-31",
  "00000000-0000-0000-0000-000000000000",
  { toString: "x", valueOf: 1, length: 5 },
  { then: "x" },
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
];

const prototypeKeys = [
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toString",
  "then",
] as const;

/** The value with one thing in it changed: replaced, left out, doubled, or named as no field should be. */
export function mutated(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.chance(15))
    return random.pick(hostileValues.slice(0, -1));
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.length === 0 || random.chance(20))
      return [...items, ...items, random.pick(hostileValues.slice(4))];
    const place = random.below(items.length);
    return items.map((one: unknown, at) => (at === place ? mutated(one, random) : one));
  }
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length === 0 || random.chance(10)) {
    return Object.fromEntries([
      ...entries,
      [random.pick(prototypeKeys), random.pick(hostileValues.slice(0, -1))],
    ]);
  }
  const place = random.below(entries.length);
  if (random.chance(20)) return Object.fromEntries(entries.filter((_, at) => at !== place));
  return Object.fromEntries(
    entries.map(([name, one], at) => [name, at === place ? mutated(one, random) : one]),
  );
}

/** Bodies that are no JSON of ours, as they go over the wire. `json` is a good one to begin from. */
export function hostileBody(json: string, random: Random): BodyInit {
  const nested = (open: string, close: string) => open.repeat(DEEP) + close.repeat(DEEP);
  const bodies: readonly (() => BodyInit)[] = [
    () => nested("[", "]"),
    () => `{"borrower":${nested('{"a":', "}").replace(":}", ":1}")}}`,
    () => `{"batch_payment":${nested("[", "]")}}`,
    () => `{"payments":${nested("[", "]")},"total_amount":"1.00"}`,
    () => '{"borrower":{"agi":1e999,"first_name":"A","last_name":"B"}}',
    () => '{"number_of_payments":123456789012345678901234567890123456789,"payments":[]}',
    () => json.replace("{", '{"__proto__":{"admin":true},"constructor":null,'),
    () => json.slice(0, random.below(json.length + 1)),
    () => `${json}${json}`,
    () => `\ufeff${json}`,
    () => "",
    () => "null",
    () => "[]",
    () => '"text"',
    () => "{".repeat(1 + random.below(50)),
    () => json.replaceAll('"', "'"),
    () => new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    () => `{${Array.from({ length: 2_000 }, (_, n) => `"k${n}":${n}`).join(",")}}`,
    () => '{"borrower":{"first_name":"\\ud800","last_name":"\\u0000"}}',
    () => '{"reference_id":"\\ud800\\u0000","payments":[{"amount":"1.00\\u0000"}]}',
  ];
  return random.pick(bodies)();
}

/** Headers that are not as they should be; doubled ones arrive joined by a comma, as HTTP has it. */
export function hostileHeaders(key: string, random: Random): Record<string, string> {
  return random.pick<Record<string, string>>([
    { "content-type": "text/plain" },
    { "content-type": "application/json, application/json" },
    { "content-type": "application/json; charset=utf-16" },
    { "content-type": "multipart/form-data; boundary=x" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "" },
    { "content-encoding": "gzip" },
    { "content-encoding": "identity, gzip" },
    { "content-length": "7" },
    { "content-length": "99999999999999999999" },
    { "content-length": "-1" },
    { authorization: `Bearer ${key}, Bearer ${key}` },
    { authorization: `bearer ${key}` },
    { authorization: `Bearer  ${key}` },
    { authorization: "Bearer \u00ff\u00fe" },
    { "idempotency-key": "" },
    { "idempotency-key": "k".repeat(300) },
    { "idempotency-key": "a, a" },
    { "idempotency-key": "\u00e9" },
    { accept: "text/html" },
    { "accept-language": "x".repeat(5_000) },
  ]);
}

/** What stands in an address where an id or a filter should. */
export const hostileText = (random: Random): string =>
  random.pick([
    "%00",
    "%ff",
    "%F0%9F%92%B8",
    "..%2f..%2f",
    "'",
    "0",
    "-1",
    "1e3",
    "9223372036854775808",
    "99999999999999999999999",
    "null",
    "undefined",
    "__proto__",
    "x".repeat(3_000),
    "[]",
    "1.5",
    "MS4tMQ",
    "MS4w",
  ]);
