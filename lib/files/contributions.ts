import { type ResolvedRow, resolveRow } from "@/lib/domain/files/contributions/resolve-row";
import {
  type ContributionRow,
  type ControlTotal,
  controlTotalOf,
  readContributionRow,
} from "@/lib/domain/files/contributions/row";
import type { Mapping } from "@/lib/domain/files/mapping";
import type { Roster } from "@/lib/domain/payments/roster";
import type { OpenFile } from "./open";

export type UnderstoodRows = {
  rows: ResolvedRow[];
  /** Total lines, which are never rows. */
  totals: ControlTotal[];
  /** What the rows were compared with. */
  roster: Roster;
};

/**
 * A contribution file, understood a chunk at a time in constant memory. `rosterFor` may load only what a chunk's rows name.
 * @throws FileRefused
 */
export async function* understandContributions(
  file: Pick<OpenFile, "rows">,
  mapping: Mapping<"contributions">,
  rosterFor: (rows: readonly ContributionRow[]) => Promise<Roster>,
): AsyncGenerator<UnderstoodRows> {
  for (const batch of file.rows()) {
    const read: ContributionRow[] = [];
    const totals: ControlTotal[] = [];
    for (const one of batch) {
      const row = readContributionRow(one, mapping);
      const total = controlTotalOf(row);
      if (total === null) read.push(row);
      else totals.push(total);
    }
    const roster = await rosterFor(read);
    yield { rows: read.map((row) => resolveRow(row, roster)), totals, roster };
  }
}
