import { PAYDOWN, type Person } from "@/lib/domain/people/person";
import type { Role, Scope } from "./permissions";

/** Who is asking, for one business. Made from a session, a key or by the worker; never from the request's body. */
export type Actor = UserActor | KeyActor | WorkerActor;

export type UserActor = {
  kind: "user";
  businessId: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
};

export type KeyActor = {
  kind: "key";
  businessId: string;
  keyId: string;
  name: string;
  scopes: readonly Scope[];
  /** A batch made by a key has the key's maker as preparer and releaser. */
  madeBy: { userId: string; name: string };
};

/** What happens by itself on its day. */
export type WorkerActor = { kind: "worker"; businessId: string };

/** An employee on their own pages. */
export type BorrowerActor = {
  kind: "borrower";
  businessId: string;
  borrowerId: string;
  userId: string;
  name: string;
  email: string;
  /** From where they ask, if known: kept with what they agree to. */
  address?: string | null;
};

/** A key that acts for one Borrower of its business (lib/auth/payer). */
export type PayingKey = { kind: "paying_key"; businessId: string; borrowerId: string; key: KeyActor };

/** Who runs the installation: servicers' bank details and rails; no business, no roster. */
export type OperatorActor = { kind: "operator"; userId: string; name: string; email: string };

/** The person behind an actor, for the record of who did it. */
export function personOf(actor: Actor | BorrowerActor | PayingKey): Person {
  switch (actor.kind) {
    case "user":
    case "borrower":
      return { id: actor.userId, name: actor.name };
    case "key":
      return { id: actor.madeBy.userId, name: `${actor.madeBy.name}, by the key “${actor.name}”` };
    case "paying_key":
      return personOf(actor.key);
    case "worker":
      return PAYDOWN;
  }
}
