"use client";
import { useState } from "react";
import { changeRole } from "@/lib/actions/settings/team";
import { type Role, roles, roleWords } from "@/lib/domain/people/roles";
import type { PersonView } from "@/lib/schemas/team";
import { RadioGroup } from "../ui/controls/choices";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

/** The roles with what each may do, as options of a choice. */
export const roleOptions = roles.map((role) => ({
  value: role,
  label: roleWords(role).label,
  help: roleWords(role).may,
}));

type ChangeRoleProps = { person: PersonView; open: boolean; onClose: () => void };

export function ChangeRole({ person, open, onClose }: ChangeRoleProps) {
  const [role, setRole] = useState<Role>(person.role);
  const toast = useToast();
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={`Change the role of ${person.name}`}
      facts={[
        { label: "Role now", value: roleWords(person.role).label },
        { label: "From now on", value: `${roleWords(role).label}: ${roleWords(role).may}` },
      ]}
      confirmWords={`Make ${person.name} ${roleWords(role).label.toLowerCase()}`}
      busyWords="Changing…"
      onConfirm={async () => {
        const result = await changeRole({ userId: person.userId, role });
        if (!result.ok) return result.detail;
        toast({ title: `${person.name} is ${roleWords(role).label.toLowerCase()} now` });
        return undefined;
      }}
    >
      <RadioGroup
        legend="New role"
        name={`role-${person.userId}`}
        options={roleOptions}
        value={role}
        inputProps={{
          onChange: (event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? role),
        }}
      />
    </ConfirmDialog>
  );
}
