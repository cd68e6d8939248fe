import { forbidden, redirect } from "next/navigation";
import type { BorrowerActor, OperatorActor, UserActor } from "./actor";
import { may, type Permission } from "./permissions";
import { type SignedIn, signedIn } from "./session";

/** Where somebody belongs after signing in. */
export function homeOf(person: SignedIn): string {
  if (person.employer) return "/overview";
  if (person.operator) return "/operator";
  return "/my/loans";
}

async function someone(): Promise<SignedIn> {
  const person = await signedIn();
  if (!person) redirect("/sign-in");
  return person;
}

/** For an employer's page: who looks, or on to where they belong. Asked in each page, never only in a layout. */
export async function employerPage(permission: Permission = "business:read"): Promise<UserActor> {
  const person = await someone();
  if (!person.employer) redirect(homeOf(person));
  if (!may(person.employer, permission)) forbidden();
  return person.employer;
}

export async function borrowerPage(): Promise<BorrowerActor> {
  const person = await someone();
  if (!person.borrower) redirect(homeOf(person));
  return person.borrower;
}

export async function operatorPage(): Promise<OperatorActor> {
  const person = await someone();
  if (!person.operator) redirect(homeOf(person));
  return person.operator;
}
