import { getServerSession } from "next-auth";
import { cache } from "react";
import { realNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import type { BorrowerActor, OperatorActor, UserActor } from "./actor";
import { authOptions } from "./next-auth";
import { asRole } from "./permissions";

/** The person signed in and what they are here: people of one business, an employee, an operator, or several of these. */
export type SignedIn = {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  employer: UserActor | null;
  borrower: BorrowerActor | null;
  operator: OperatorActor | null;
};

/** Read from the session's row each time, once per request: a revoked session or suspended person ends at the next click. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const carried: { sid?: unknown } | null = await getServerSession(authOptions);
  return carried && typeof carried.sid === "string" ? signedInBySession(carried.sid) : null;
});

export async function signedInBySession(sessionId: string): Promise<SignedIn | null> {
  const session = await prisma.userSession.findUnique({
    where: { id: sessionId },
    select: {
      expiresAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          status: true,
          isOperator: true,
          memberships: { where: { status: "active" }, orderBy: { createdAt: "asc" }, take: 1 },
          // Who has left still signs in: their own accounts and payments are theirs to change. "active" comes before "terminated".
          borrowers: { orderBy: [{ employmentStatus: "asc" }, { number: "asc" }], take: 1 },
        },
      },
    },
  });
  if (!session || session.expiresAt < realNow() || session.user.status !== "active") return null;
  const { id: userId, name, email } = session.user;
  const person = { userId, name, email };
  const membership = session.user.memberships[0];
  const borrower = session.user.borrowers[0];
  // Suspended where they belonged, and nowhere else at home: no page is theirs.
  if (!membership && !borrower && !session.user.isOperator) return null;
  return {
    sessionId,
    ...person,
    employer: membership
      ? { kind: "user", ...person, businessId: membership.businessId, role: asRole(membership.role) }
      : null,
    borrower: borrower
      ? { kind: "borrower", ...person, businessId: borrower.businessId, borrowerId: borrower.id }
      : null,
    operator: session.user.isOperator ? { kind: "operator", ...person } : null,
  };
}
