/** One row of the table: what was done, ours and the floor in milliseconds (or as named), and the bound it must keep. */
export type Row = {
  work: string;
  ours: number;
  floor: number | null;
  unit: string;
  bound: string;
  kept: boolean;
};

const RUNS = 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError("no values");
  return middle;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** The median of five runs, each prepared anew; preparation is not measured. */
export async function medianOf<T>(
  prepare: (run: number) => Promise<T>,
  work: (given: T) => Promise<unknown>,
): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const given = await prepare(run);
    times.push(await milliseconds(() => work(given)));
  }
  return median(times);
}

const SAMPLE_MS = 10;

/** By how many MB resident memory rose above its value just before, at its highest. */
export async function memoryRise(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), SAMPLE_MS);
  await work();
  clearInterval(timer);
  return (Math.max(highest, process.memoryUsage.rss()) - before) / 1_048_576;
}

const shown = (value: number, unit: string): string =>
  `${value < 10 ? value.toFixed(2) : Math.round(value)} ${unit}`;

export function print(row: Row): void {
  const floor =
    row.floor === null
      ? ""
      : `floor ${shown(row.floor, row.unit)}, ratio ${(row.ours / row.floor).toFixed(2)}`;
  const line = `${row.kept ? "✓" : "✗"} ${row.work.padEnd(58)} ${shown(row.ours, row.unit).padStart(12)}  ${floor.padEnd(30)} ${row.bound}`;
  process.stdout.write(`${line}\n`);
}
