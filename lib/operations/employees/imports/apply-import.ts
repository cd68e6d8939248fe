import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { type LockedImport, lockImport, updateImport } from "@/lib/db/roster/file-imports";
import { joinMany } from "@/lib/db/roster/join-many";
import { lockRoster } from "@/lib/db/roster/lock-roster";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { type PlanCounts, writesOf } from "@/lib/domain/employees/import-plan";
import type { StoredImport } from "@/lib/domain/employees/stored-import";
import { invalid, Refusal } from "@/lib/domain/refusal";
import type { ApplyImport, ApplyOutcome } from "@/lib/schemas/employees/employee-import";
import { makePlan, storedImport } from "./make-plan";

/**
 * Applies a previewed file, exactly as it was previewed: compared anew under a lock, and where the answer is another by now,
 * nothing is applied and the preview is renewed (`refreshed`). Removals need their number typed (invalid). Applied or
 * discarded before: conflict.
 */
export async function applyImport(actor: UserActor, input: ApplyImport): Promise<ApplyOutcome> {
  mustHave(actor, "employees:write");
  const { businessId } = actor;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockRoster(tx, businessId);
    await joinMany(tx);
    const found = await lockImport(tx, businessId, input.id);
    const { facts, rows } = openOr(found);
    const { plan, write } = await makePlan(tx, found.kind, { business, facts, rows });
    const stored = storedImport(facts, rows, plan);
    if (stored.digest !== found.stored.digest) {
      await updateImport(tx, businessId, input.id, stored);
      return { outcome: "refreshed", counts: stored.counts };
    }
    refuseUnlessMeant(stored.counts, input.removals);
    await write();
    await finish(tx, business, actor, found, stored);
    return { outcome: "applied", counts: stored.counts };
  });
}

function openOr({ status, stored }: LockedImport): Required<Pick<StoredImport, "facts" | "rows">> {
  const { facts, rows } = stored;
  if (status === "open" && rows) return { facts, rows };
  throw new Refusal(
    "conflict",
    status === "applied"
      ? `${stored.doneBy ?? "Somebody"} has applied this file already. Nothing was done twice.`
      : "This file was discarded. Choose it again to see what it would change.",
  );
}

function refuseUnlessMeant(counts: PlanCounts, typed: string): void {
  if (writesOf(counts) === 0)
    throw invalid([{ path: "id", message: "There is nothing in this file to apply." }]);
  if (counts.removed === 0 || typed === String(counts.removed)) return;
  throw invalid([
    {
      path: "removals",
      message: `${counts.removed} employees would be set to terminated: type ${counts.removed} to confirm, found ${typed || "nothing"}.`,
    },
  ]);
}

async function finish(
  tx: Tx,
  business: BusinessDay,
  actor: UserActor,
  found: LockedImport,
  { rows: _rows, ...kept }: StoredImport,
): Promise<void> {
  const done = { status: "applied", at: business.now } as const;
  await updateImport(tx, business.businessId, found.id, { ...kept, doneBy: actor.name }, done);
  await recordActivity(tx, business, {
    kind: found.kind === "roster" ? "roster.imported" : "loans.imported",
    subjectId: found.id,
    actor: personOf(actor),
    data: { file: found.fileName, ...kept.counts },
  });
}
