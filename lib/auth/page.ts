import { forbidden, redirect } from "next/navigation";
import { readBusinessDay } from "@/lib/db/business-day";
import type { BorrowerActor, OperatorActor, UserActor } from "./actor";
import { may, type Permission } from "./permissions";
import { type SignedIn, signedIn } from "./session";

const HOME_OF_BORROWERS = "/my/loans";

/** Where somebody belongs after signing in. */
export function homeOf(person: SignedIn): string {
  if (person.employer) return "/overview";
  if (person.operator) return "/operator";
  return HOME_OF_BORROWERS;
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

/** For pages of a Borrower's own payments: only where the business takes part in the payments programme. */
export async function payingBorrowerPage(): Promise<BorrowerActor> {
  const borrower = await borrowerPage();
  const { paymentsProgramme } = await readBusinessDay(borrower.businessId);
  if (!paymentsProgramme) redirect(HOME_OF_BORROWERS);
  return borrower;
}

export async function operatorPage(): Promise<OperatorActor> {
  const person = await someone();
  if (!person.operator) redirect(homeOf(person));
  return person.operator;
}
