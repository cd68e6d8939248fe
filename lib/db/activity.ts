import type { Person } from "@/lib/domain/people/person";
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
  | "payment.debit_retry"
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

export type NewActivity = {
  businessId: string;
  kind: ActivityKind;
  subjectId: string;
  batchId?: string;
  itemId?: string;
  actor: Person;
  /** Business time. */
  at: Date;
  data?: Prisma.InputJsonObject;
};

/** Writes down what happened, who did it and when, in the transaction that does it. Append-only. */
export async function recordActivity(tx: Tx, activity: NewActivity): Promise<void> {
  await tx.activity.create({
    data: {
      businessId: activity.businessId,
      kind: activity.kind,
      subjectId: activity.subjectId,
      batchId: activity.batchId ?? null,
      itemId: activity.itemId ?? null,
      actorId: activity.actor.id,
      actorName: activity.actor.name,
      at: activity.at,
      data: activity.data ?? {},
    },
  });
}

/** The same of many subjects, each with its own data, by one statement. */
export async function recordActivities(
  tx: Tx,
  common: Pick<NewActivity, "businessId" | "kind" | "actor" | "at">,
  subjects: readonly { id: string; data: Prisma.InputJsonObject }[],
): Promise<void> {
  if (subjects.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO activity (business_id, kind, subject_id, actor_id, actor_name, at, data)
    SELECT ${common.businessId}::uuid, ${common.kind}, s.id, ${common.actor.id}::uuid, ${common.actor.name}, ${common.at},
           s.data
      FROM json_to_recordset(${JSON.stringify(subjects)}::json) AS s (id uuid, data jsonb)`;
}
