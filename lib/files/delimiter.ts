export type Delimiter = "," | ";" | "\t" | "|";

const CANDIDATES: readonly Delimiter[] = [",", ";", "\t", "|"];
const SAMPLE_LINES = 50;

/** How often the character stands outside quotes in each of the first lines that are not blank. */
function countsPerLine(sample: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let quoted = false;
  let count = 0;
  let blank = true;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === "\n" || character === "\r") {
      if (!blank) counts.push(count);
      if (counts.length === SAMPLE_LINES) return counts;
      count = 0;
      blank = true;
      continue;
    }
    if (character === delimiter) count += 1;
    if (character.trim() !== "" || character === delimiter) blank = false;
  }
  if (!blank) counts.push(count);
  return counts;
}

/** Lines that agree on a count above zero, and that count: a real delimiter stands equally often in nearly every line. */
function agreement(counts: readonly number[]): { lines: number; count: number } {
  const seen = new Map<number, number>();
  for (const count of counts) if (count > 0) seen.set(count, (seen.get(count) ?? 0) + 1);
  let best = { lines: 0, count: 0 };
  for (const [count, lines] of seen) {
    if (lines > best.lines || (lines === best.lines && count > best.count)) best = { lines, count };
  }
  return best;
}

const DECLARED = /^sep=([,;\t|])\s*(?:\r|\n|$)/i;
const isDelimiter = (text: string | undefined): text is Delimiter => CANDIDATES.some((one) => one === text);

/** The character between the cells, from the beginning of the text; a comma where nothing tells. */
export function detectDelimiter(sample: string): Delimiter {
  const declared = DECLARED.exec(sample)?.[1];
  if (isDelimiter(declared)) return declared;
  let best: Delimiter = ",";
  let most = { lines: 0, count: 0 };
  for (const candidate of CANDIDATES) {
    const found = agreement(countsPerLine(sample, candidate));
    if (found.lines > most.lines || (found.lines === most.lines && found.count > most.count)) {
      best = candidate;
      most = found;
    }
  }
  return best;
}
