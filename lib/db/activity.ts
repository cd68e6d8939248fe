import type { Person } from "@/lib/domain/people/person";
import type { BusinessNow } from "./business-day";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type ActivityKind =
  | "draft.created"
  | "draft.changed"
  | "draft.sent"
  | "draft.sent_back"
  | "draft.scheduled"
  | "draft.unscheduled"
  | "draft.deleted"
  | "batch.released"
  | "batch.file_closed"
  | "batch.debit_settled"
  | "batch.debit_returned"
  | "batch.debit_retry"
  | "batch.debit_given_up"
  | "batch.credits_sent"
  | "batch.credits_settled"
  | "batch.dates_moved"
  | "batch.confirmed"
  | "bank.none_today"
  | "batch.complete"
  | "batch.recalled"
  | "batch.failed"
  | "item.stop_asked"
  | "item.held_back"
  | "item.returned"
  | "item.refund_asked"
  | "item.refunded"
  | "item.refund_returned"
  | "item.resent"
  | "item.sent"
  | "item.settled"
  | "item.posted"
  | "item.short"
  | "item.over_posted"
  | "item.late_return"
  | "exception.closed"
  | "exception.refund_asked"
  | "confirmations.matched"
  | "confirmations.unmatched"
  | "confirmations.reconciled"
  | "confirmations.line_added"
  | "confirmations.line_dismissed"
  | "account.added"
  | "account.verified"
  | "account.wrong_try"
  | "account.deposit_returned"
  | "account.disabled"
  | "account.corrected"
  | "account.moved"
  | "payment.created"
  | "payment.changed"
  | "payment.cancelled"
  | "payment.skipped"
  | "payment.file_closed"
  | "payment.debited"
  | "payment.debit_returned"
  | "payment.credit_sent"
  | "payment.credit_settled"
  | "payment.held_back"
  | "payment.came_back"
  | "payment.refunded"
  | "payment.refund_returned"
  | "payment.short"
  | "payment.over_posted"
  | "payment.complete"
  | "payment.failed"
  | "payment.late_return"
  | "payment.paid_owed"
  | "series.created"
  | "series.changed"
  | "series.cancelled"
  | "autopay.recorded"
  | "autopay.removed"
  | "roster.imported"
  | "loans.imported"
  | "loans.given"
  | "employee.changed"
  | "team.added"
  | "team.changed"
  | "settings.changed"
  | "key.made"
  | "key.changed"
  | "key.rotated"
  | "key.approved"
  | "key.revoked"
  | "webhook.added"
  | "webhook.removed"
  | "webhook.rotated"
  | "webhook.disabled"
  | "webhook.enabled"
  | "clock.moved"
  | "simulation.asked";

/** What it is about: a batch, a payment of one, or anything else by its id (of a batch, where it belongs to one). */
type About = { batchId: string; itemId?: string } | { subjectId: string; batchId?: string };

export type NewActivity = About & { kind: ActivityKind; actor: Person; data?: Prisma.InputJsonObject };

/** Writes down what happened, who did it and when (business time), in the transaction that does it. Append-only. */
export async function recordActivity(
  tx: Tx,
  { businessId, now }: BusinessNow,
  { kind, actor, data, ...about }: NewActivity,
): Promise<void> {
  const itemId = "itemId" in about ? about.itemId : undefined;
  await tx.activity.create({
    data: {
      businessId,
      kind,
      subjectId: "subjectId" in about ? about.subjectId : (itemId ?? about.batchId),
      batchId: about.batchId ?? null,
      itemId: itemId ?? null,
      actorId: actor.id,
      actorName: actor.name,
      at: now,
      data: data ?? {},
    },
  });
}

/** The same of many subjects, each with its own data, by one statement. */
export async function recordActivities(
  tx: Tx,
  { businessId, now }: BusinessNow,
  { kind, actor }: Pick<NewActivity, "kind" | "actor">,
  subjects: readonly { id: string; data: Prisma.InputJsonObject }[],
): Promise<void> {
  if (subjects.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO activity (business_id, kind, subject_id, actor_id, actor_name, at, data)
    SELECT ${businessId}::uuid, ${kind}, s.id, ${actor.id}::uuid, ${actor.name}, ${now}, s.data
      FROM json_to_recordset(${JSON.stringify(subjects)}::json) AS s (id uuid, data jsonb)`;
}
