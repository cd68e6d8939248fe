import { employmentWords } from "@/lib/domain/employees/words";
import type { InvitationFilter, InvitationState } from "@/lib/domain/people/invitations";
import { isZero, type Money } from "@/lib/domain/money";
import { EMPLOYMENT_STATUSES, type EmploymentStatus } from "@/lib/domain/payments/roster";
import type { EmployeeLoanView } from "@/lib/schemas/employees/employee";
import type { State } from "../ui/states";

type Words = { state: State; word: string };

const employmentStates: Record<EmploymentStatus, State> = {
  active: "done",
  leave: "attention",
  terminated: "waiting",
};

export const employmentStatusWords = (status: EmploymentStatus): Words => ({
  state: employmentStates[status],
  word: employmentWords(status),
});

/** For filters and forms. */
export const employmentOptions = EMPLOYMENT_STATUSES.map((value) => ({
  value,
  label: employmentWords(value),
}));

const invitationColours: Record<InvitationState, State> = {
  left: "waiting",
  no_email: "attention",
  shared_email: "attention",
  not_invited: "waiting",
  invited: "waiting",
  expired: "attention",
  joined: "done",
};

export const invitationStateOf = (state: InvitationState): State => invitationColours[state];

export const invitationOptions: readonly { value: InvitationFilter; label: string }[] = [
  { value: "not_invited", label: "Not invited" },
  { value: "invited", label: "Invited, not joined" },
  { value: "joined", label: "Joined" },
  { value: "no_email", label: "No e-mail" },
];

/** Of somebody near the yearly limit, or past it. */
export const limitWords = (room: Money): string => (isZero(room) ? "Used up" : "Near the limit");

/** A loan's status, and at once whether an employer may pay it. */
export function loanStatusWords({ status }: Pick<EmployeeLoanView, "status">): Words {
  const word = `${status.description} (${status.code})`;
  switch (status.group) {
    case "current":
      return { state: "done", word };
    case "default":
      return { state: "problem", word };
    case "closed":
    case "moved":
      return { state: "waiting", word };
    case "unclear":
      return { state: "attention", word };
  }
}
