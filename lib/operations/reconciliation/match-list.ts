import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { findNames, type FoundName, type Matched, matchWaiting } from "@/lib/db/reconciliation/match";
import { sql } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { NAMES_MAX, namesIn } from "@/lib/domain/batches/named-payments";
import { formatCount } from "@/lib/domain/counted";
import { invalid } from "@/lib/domain/refusal";
import { leftOfLine, mustMakeUp, noteMatched } from "./match-payments";

/** `problems`: names that were not matched, with the reason in words; at most so many are told, `left` counts all of them. */
export type MatchedList = Matched & { problems: { name: string; why: string }[]; left: number };

const PROBLEMS_TOLD_MAX = 100;

/**
 * Matches the payments that a pasted text names (ids, references, trace numbers; one a line), each for what is not posted of
 * it yet. What cannot be matched is told; the others are matched all the same, where they make up the line that is named.
 */
export async function matchList(
  actor: Actor,
  input: { text: string; lineId: string | null },
): Promise<MatchedList> {
  mustHave(actor, "batches:release");
  const names = namesIn(input.text);
  if (names.length > NAMES_MAX) {
    const found = formatCount(names.length);
    throw invalid([
      {
        path: "text",
        message: `Expected at most ${formatCount(NAMES_MAX)} payments, found ${found}.`,
      },
    ]);
  }
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const found = await findNames(tx, business.businessId, names);
    const ids = found.flatMap((one) => (one.id !== null && one.waits && !one.matched ? [one.id] : []));
    const person = personOf(actor);
    const left = input.lineId === null ? null : await leftOfLine(tx, business, input.lineId);
    const where = sql`i.id = ANY (${ids}::uuid[])`;
    const matched = await matchWaiting(tx, business, {
      where,
      lineId: input.lineId,
      amount: null,
      by: person.name,
    });
    if (left !== null) mustMakeUp(left, matched, false);
    if (matched.payments > 0) await noteMatched(tx, business, person, matched);
    const problems = found.flatMap((one) => {
      const why = whyNot(one);
      return why === null ? [] : [{ name: one.name, why }];
    });
    return { ...matched, problems: problems.slice(0, PROBLEMS_TOLD_MAX), left: problems.length };
  });
}

function whyNot(found: FoundName): string | null {
  if (found.id === null) return "no payment has this id, reference or trace number";
  if (found.matched) return "already matched";
  if (found.waits) return null;
  if (found.status === "sent") return "not settled yet";
  return `already ${found.status}`;
}
