const centsPerDollar = 100n;
const basisPoints = 10_000n;

/** "437.50" → 43750n. Whole cents, so that a height is computed exactly and no amount becomes a float. */
export function cents(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

/** The top of the axis in whole dollars: the smallest of 1 to 6 or 8 followed by zeros that is no less than `largest` cents. */
export function axisTop(largest: bigint): bigint {
  let power = 1n;
  for (;;) {
    for (const step of [1n, 2n, 3n, 4n, 5n, 6n, 8n]) {
      if (step * power * centsPerDollar >= largest) return step * power;
    }
    power *= 10n;
  }
}

/** `part` cents as a percentage of `top` dollars, for an SVG attribute: "57.34%". */
export function percentOf(part: bigint, top: bigint): string {
  const points = (part * basisPoints) / (top * centsPerDollar);
  return `${points / 100n}.${(points % 100n).toString().padStart(2, "0")}%`;
}

/** Dollars for an axis, short: 0 → "$0", 1500 → "$1.5K", 40000 → "$40K", 2000000 → "$2M". */
export function shortDollars(dollars: bigint): string {
  const unit = [
    { size: 1_000_000n, letter: "M" },
    { size: 1000n, letter: "K" },
  ].find(({ size }) => dollars >= size);
  if (unit === undefined) return `$${dollars}`;
  const tenths = (dollars * 10n) / unit.size;
  return `$${tenths / 10n}${tenths % 10n === 0n ? "" : `.${tenths % 10n}`}${unit.letter}`;
}
