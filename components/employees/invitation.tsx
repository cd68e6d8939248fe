"use client";
import { useState } from "react";
import { inviteEmployee, withdrawInvitation } from "@/lib/actions/invitations";
import type { ActionResult } from "@/lib/domain/result";
import { invitationWords, mayBeInvited, whyNotInvited } from "@/lib/domain/people/invitations";
import type { EmployeeView } from "@/lib/schemas/employees/employee";
import { Button } from "../ui/controls/button";
import { Card, Section } from "../ui/display/card";
import { TimeText } from "../ui/display/day";
import { StatusDot } from "../ui/display/status";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";
import { invitationStateOf } from "./words";

type Props = {
  employee: Pick<EmployeeView, "id" | "firstName" | "lastName" | "email" | "invitation">;
  /** Whether who looks may invite. */
  mayInvite: boolean;
};

/** How far the employee is with their own pages, and the letters that lead there. */
export function Invitation({ employee, mayInvite }: Props) {
  const { state, invitedAt, remindedAt } = employee.invitation;
  const name = `${employee.firstName} ${employee.lastName}`;
  return (
    <Section
      title="Own pages"
      about="Where the employee sees their loans, and pays more from accounts of their own. You see nothing of those."
    >
      <Card className="grid gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <StatusDot state={invitationStateOf(state)} word={invitationWords(state)} />
          {invitedAt !== null && state !== "left" && (
            <span className="text-sm text-muted">
              Invited <TimeText at={invitedAt} />
              {remindedAt !== null && (
                <>
                  , reminded <TimeText at={remindedAt} />
                </>
              )}
            </span>
          )}
          {mayInvite && mayBeInvited(state) && (
            <InvitationActions id={employee.id} name={name} email={employee.email ?? ""} state={state} />
          )}
        </div>
        {state !== "joined" && !mayBeInvited(state) && (
          <p className="text-muted">{whyNotInvited(state, name)}</p>
        )}
      </Card>
    </Section>
  );
}

type ActionProps = { id: string; name: string; email: string; state: string };

function InvitationActions({ id, name, email, state }: ActionProps) {
  const [busy, setBusy] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const toast = useToast();
  const again = state !== "not_invited";

  async function invite(): Promise<void> {
    setBusy(true);
    const result: ActionResult<unknown> | null = await inviteEmployee({ id }).catch(() => null);
    setBusy(false);
    if (result?.ok) toast({ title: `${again ? "A reminder" : "An invitation"} goes to ${email}` });
    else {
      const detail = result?.detail ?? "The server did not answer. Reload to see whether it was sent.";
      toast({ title: "Not sent", detail, state: "problem" });
    }
  }

  return (
    <div className="ml-auto flex flex-wrap gap-2">
      <Button size="sm" onClick={() => void invite()} loadingWords={busy ? "Sending…" : undefined}>
        {again ? "Send a reminder" : `Invite ${name}`}
      </Button>
      {again && (
        <Button size="sm" variant="quiet" onClick={() => setWithdrawing(true)}>
          Withdraw
        </Button>
      )}
      <ConfirmDialog
        open={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={`Withdraw the invitation of ${name}?`}
        facts={[
          { label: "Who", value: `${name}, ${email}` },
          { label: "From now on", value: "the link in the letter opens nothing; you can invite them again" },
        ]}
        confirmWords="Withdraw the invitation"
        busyWords="Withdrawing…"
        danger
        onConfirm={async () => {
          const result = await withdrawInvitation({ id });
          if (!result.ok) return result.detail;
          toast({ title: `The invitation of ${name} is withdrawn` });
          return undefined;
        }}
      />
    </div>
  );
}
