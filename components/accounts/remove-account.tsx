"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { removeSourceAccount } from "@/lib/actions/accounts";
import { Button } from "../ui/controls/button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

/** Removes an account after asking once; refused while something draws on it, naming what. */
export function RemoveAccount({ id, name, last4 }: { id: string; name: string; last4: string }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const remove = async () => {
    const result = await removeSourceAccount({ id });
    if (!result.ok) return result.detail;
    toast({ title: "Account removed", detail: `${name}, ending in ${last4}, is no longer drawn on.` });
    router.push("/source-accounts");
    return undefined;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Remove</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Remove this account?"
        facts={[
          { label: "Account", value: `${name}, ending in ${last4}` },
          { label: "From now on", value: "nothing draws on it, and it is gone from the list" },
          { label: "Kept", value: "its history, for what a bank may still send back" },
        ]}
        confirmWords="Remove the account"
        busyWords="Removing…"
        danger
        onConfirm={remove}
      />
    </>
  );
}
