import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { realNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { asEmploymentStatus } from "@/lib/db/roster/current-employees";
import { readInvitations } from "@/lib/db/roster/invitations";
import { dayOrNull, moneyOf } from "@/lib/db/rows";
import { isUuid } from "@/lib/domain/uuid";
import type { EmployeeView } from "@/lib/schemas/employees/employee";
import { readEmployeeLoans } from "./employee-loans";
import { readEmployeePayments } from "./employee-payments";
import { readYearMeter } from "./year-meter";

const ACTIVITY_SHOWN = 10;
const columns = {
  id: true,
  externalId: true,
  firstName: true,
  lastName: true,
  email: true,
  hireDate: true,
  employmentStatus: true,
  state: true,
  department: true,
  sharesBalances: true,
  invitedAt: true,
  remindedAt: true,
  standingType: true,
  standingId: true,
  benefits: { orderBy: { year: "desc" }, select: { year: true, amount: true } },
} as const;

/**
 * An employee as the employer may see them; accounts of their own are not among it. `payments` is a cursor to older ones.
 * Null where there is none of this business
 */
export async function getEmployee(
  actor: UserActor,
  input: { id: string; payments?: string | undefined },
): Promise<EmployeeView | null> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  if (!isUuid(input.id)) return null;
  const row = await prisma.borrower.findUnique({
    where: { businessId_id: { businessId, id: input.id } },
    select: columns,
  });
  if (!row) return null;
  const [loans, payments, meter, activity, [invitation]] = await Promise.all([
    readEmployeeLoans(businessId, row.id, row.sharesBalances),
    readEmployeePayments(businessId, row.id, input.payments),
    readYearMeter(businessId, row.id),
    readActivity(businessId, row.id),
    readInvitations(businessId, { ids: [row.id] }, realNow()),
  ]);
  return {
    id: row.id,
    externalId: row.externalId,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    hireDate: dayOrNull(row.hireDate),
    status: asEmploymentStatus(row.employmentStatus),
    state: row.state,
    department: row.department,
    invitation: {
      state: invitation?.state ?? "not_invited",
      invitedAt: row.invitedAt?.toISOString() ?? null,
      remindedAt: row.remindedAt?.toISOString() ?? null,
    },
    standing: standingOf(row.standingType, row.standingId),
    external: row.benefits.map(({ year, amount }) => ({ year, amount: moneyOf(amount) })),
    meter,
    activity,
    ...loans,
    ...payments,
  };
}

const standingOf = (type: string | null, id: string | null): EmployeeView["standing"] =>
  (type === "loan" || type === "servicer") && id !== null ? { type, id } : null;

async function readActivity(businessId: string, subjectId: string): Promise<EmployeeView["activity"]> {
  const rows = await prisma.activity.findMany({
    where: { businessId, subjectId },
    orderBy: { id: "desc" },
    take: ACTIVITY_SHOWN,
    select: { id: true, kind: true, actorName: true, at: true, data: true },
  });
  return rows.map(({ id, kind, actorName, at, data }) => ({
    id: id.toString(),
    kind,
    who: actorName,
    at: at.toISOString(),
    changes: changesIn(data),
  }));
}

/** The sentences that changeEmployee and its like recorded. */
function changesIn(data: unknown): string[] {
  if (typeof data !== "object" || data === null || !("changes" in data) || !Array.isArray(data.changes))
    return [];
  return data.changes.filter((change) => typeof change === "string");
}
