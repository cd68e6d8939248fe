import type { UserActor } from "@/lib/auth/actor";
import { asRole, mustHave } from "@/lib/auth/permissions";
import { realNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import type { PersonView } from "@/lib/schemas/team";

const seenAt = (at: Date | undefined): PersonView["seen"] =>
  at ? { at: at.toISOString(), secondsAgo: Math.round((realNow().getTime() - at.getTime()) / 1000) } : null;

/** The business's people, in the order in which they came. A team is small: no pages. */
export async function listPeople(actor: UserActor): Promise<PersonView[]> {
  mustHave(actor, "business:read");
  const rows = await prisma.membership.findMany({
    where: { businessId: actor.businessId },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    select: {
      role: true,
      status: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          status: true,
          passwordHash: true,
          sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
        },
      },
    },
  });
  return rows.map(({ role, status, user }) => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    role: asRole(role),
    status:
      status !== "active" || user.status !== "active"
        ? "suspended"
        : user.passwordHash === null
          ? "invited"
          : "active",
    seen: seenAt(user.sessions[0]?.lastSeenAt),
  }));
}

/** The same as a file: who may do what, to be looked through now and then. */
export async function peopleCsv(actor: UserActor): Promise<Csv> {
  return smallCsv("team", await listPeople(actor), {
    name: (person) => person.name,
    email: (person) => person.email,
    role: (person) => person.role,
    status: (person) => person.status,
    last_seen_at: (person) => person.seen?.at ?? null,
  });
}
