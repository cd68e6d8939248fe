import type { UserActor } from "@/lib/auth/actor";
import { rowsMeantWhere, undecided } from "@/lib/db/drafts/which-rows";
import { sql, type Sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { DraftVersion, MarkRows } from "@/lib/schemas/draft";
import { changeDraft } from "../change-draft";
import { typedAmount } from "./payee";

/** So many positions are told, to be undone one by one; a larger change is undone through its filter. */
const POSITIONS_TOLD_MAX = 500;

export type Marked = { rows: number; positions: number[] | null };

/**
 * One decision for several rows: exclude or include, keep their warnings or look at them again, remove (rows added by hand;
 * those of a file are excluded instead), lower to the payoff, or one amount for all. Answers which rows it changed.
 */
export async function markRows(actor: UserActor, input: MarkRows): Promise<DraftVersion<Marked>> {
  const { mark } = input;
  const set = typeof mark === "string" ? setFor(mark, input.rows) : amountSet(typedAmount(mark.amount));
  return changeDraft(actor, input, async ({ tx, draft }) => {
    const here = sql`r.business_id = ${draft.businessId}::uuid AND r.draft_id = ${draft.id}::uuid
      AND (${rowsMeantWhere(input.rows)}) AND ${set.where}`;
    const rows = await touch(tx, set.change, here);
    const employees = [...new Set(rows.flatMap((row) => row.borrower_id ?? []))];
    const positions = rows.map((row) => row.position);
    return {
      value: { rows: rows.length, positions: positions.length > POSITIONS_TOLD_MAX ? null : positions },
      recheck: set.recheck ? { employees } : "none",
      what: { mark: typeof mark === "string" ? mark : { amount: mark.amount }, rows: rows.length },
    };
  });
}

type Touched = { position: number; borrower_id: string | null };

const touch = (tx: Tx, change: Sql | "delete", where: Sql): Promise<Touched[]> =>
  change === "delete"
    ? tx.$queryRaw<Touched[]>`DELETE FROM draft_row r WHERE ${where} RETURNING r.position, r.borrower_id`
    : tx.$queryRaw<
        Touched[]
      >`UPDATE draft_row r SET ${change} WHERE ${where} RETURNING r.position, r.borrower_id`;

type Setting = {
  change: Sql | "delete";
  where: Sql;
  recheck: boolean;
};

const notExcluded = sql`NOT r.excluded`;
const noneKept = sql`kept_codes = '{}'`;

function setFor(mark: Extract<MarkRows["mark"], string>, rows: MarkRows["rows"]): Setting {
  switch (mark) {
    case "exclude":
      return {
        change: sql`excluded = true, ${noneKept}`,
        where: notExcluded,
        recheck: true,
      };
    case "include":
      return { change: sql`excluded = false`, where: sql`r.excluded`, recheck: true };
    case "keep":
      return { ...kindsKept(rows), recheck: false };
    case "reconsider":
      return { ...kindsReconsidered(rows), recheck: false };
    case "remove":
      return { change: "delete", where: sql`r.raw IS NULL`, recheck: true };
    case "lower":
      return {
        change: lowered,
        where: sql`NOT r.excluded AND ${payoff} IS NOT NULL`,
        recheck: true,
      };
  }
}

/** The kind that is meant: a person who decides on one kind of warning has not looked at the others of the row. */
const kindOf = (rows: MarkRows["rows"]): string | null => ("code" in rows ? (rows.code ?? null) : null);

const warningsOfRow = sql`SELECT p->>'code' FROM jsonb_array_elements(r.problems) p WHERE p->>'severity' = 'warning'`;

function kindsKept(rows: MarkRows["rows"]): Pick<Setting, "change" | "where"> {
  const kind = kindOf(rows);
  return kind === null
    ? {
        change: sql`kept_codes = ARRAY(${warningsOfRow})`,
        where: sql`NOT r.excluded AND r.errors = 0 AND ${undecided}`,
      }
    : {
        change: sql`kept_codes = array_append(kept_codes, ${kind})`,
        where: sql`NOT r.excluded AND ${kind} IN (${warningsOfRow}) AND ${kind} <> ALL (kept_codes)`,
      };
}

function kindsReconsidered(rows: MarkRows["rows"]): Pick<Setting, "change" | "where"> {
  const kind = kindOf(rows);
  return kind === null
    ? { change: noneKept, where: sql`kept_codes <> '{}'` }
    : { change: sql`kept_codes = array_remove(kept_codes, ${kind})`, where: sql`${kind} = ANY (kept_codes)` };
}

/** What the check suggested when it found the amount above what is owed. */
const payoff = sql`(SELECT p->>'suggestion' FROM jsonb_array_elements(r.problems) p
  WHERE p->>'code' IN ('above_owed', 'far_above_owed') LIMIT 1)`;
const lowered = sql`amount = ${payoff}::numeric, ${noneKept}`;

/** An amount for all ends what was told of the cells they replace; a check that finds nothing new stores nothing, so it is counted here. */
const amountSet = (amount: string): Setting => ({
  change: sql`amount = ${amount}::numeric, ${noneKept},
    problems = (SELECT coalesce(jsonb_agg(p ORDER BY n), '[]') FROM jsonb_array_elements(r.problems) WITH ORDINALITY AS e (p, n)
                 WHERE p->>'column' <> 'amount'),
    errors = ${othersLeft("error")}, warnings = ${othersLeft("warning")}`,
  where: notExcluded,
  recheck: true,
});

const othersLeft = (severity: "error" | "warning") =>
  sql`(SELECT count(*) FROM jsonb_array_elements(r.problems) p
        WHERE p->>'column' <> 'amount' AND p->>'severity' = ${severity})`;
