import type { EmploymentStatus } from "../payments/roster";

/** How far an employee is on the way to their own pages. */
export const invitationStates = [
  "left",
  "no_email",
  "shared_email",
  "not_invited",
  "invited",
  "expired",
  "joined",
] as const;
export type InvitationState = (typeof invitationStates)[number];

/** What the roster can be filtered by; `invited` is with or without a link that still works. */
export const invitationFilters = ["not_invited", "invited", "joined", "no_email"] as const;
export type InvitationFilter = (typeof invitationFilters)[number];

export type InvitationFacts = {
  employmentStatus: EmploymentStatus;
  email: string | null;
  /** Another employee of the business has this e-mail, or the sign-in that it is. */
  emailShared: boolean;
  linked: boolean;
  hasPassword: boolean;
  /** The end of the latest link that still works. */
  linkExpiresAt: Date | null;
};

/** `now` is real time: links are. */
export function invitationState(of: InvitationFacts, now: Date): InvitationState {
  if (of.employmentStatus === "terminated") return "left";
  if (of.linked && of.hasPassword) return "joined";
  if (of.linked) return of.linkExpiresAt !== null && of.linkExpiresAt > now ? "invited" : "expired";
  if (of.email === null || of.email.trim() === "") return "no_email";
  return of.emailShared ? "shared_email" : "not_invited";
}

/** True where a letter may go out: the first one, or one more. */
export const mayBeInvited = (state: InvitationState): boolean =>
  state === "not_invited" || state === "invited" || state === "expired";

/** In the list and on the employee's page. */
export function invitationWords(state: InvitationState): string {
  switch (state) {
    case "left":
      return "No longer employed";
    case "no_email":
      return "No e-mail";
    case "shared_email":
      return "E-mail shared";
    case "not_invited":
      return "Not invited";
    case "invited":
      return "Invited";
    case "expired":
      return "Invitation expired";
    case "joined":
      return "Joined";
  }
}

/** Why no letter goes out; null where one may. */
export function whyNotInvited(state: InvitationState, name: string): string | null {
  switch (state) {
    case "left":
      return `${name} no longer works here, so there are no own pages to invite them to.`;
    case "no_email":
      return `The roster has no e-mail of ${name}. Enter one, then invite them.`;
    case "shared_email":
      return `Another employee has the same e-mail as ${name}. Each needs one of their own, else one would see the other's loans.`;
    case "joined":
      return `${name} has joined already. Whoever forgot their password asks for a new one on the sign-in page.`;
    case "not_invited":
    case "invited":
    case "expired":
      return null;
  }
}
