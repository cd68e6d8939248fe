"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { removeBorrowerAccount } from "@/lib/actions/my/borrower-accounts";
import { counted } from "@/lib/domain/counted";
import type { MyAccount } from "@/lib/schemas/borrower-payments/accounts";
import { Button } from "../ui/controls/button";
import { Select } from "../ui/controls/inputs";
import { Alert } from "../ui/display/alert";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Dialog } from "../ui/overlays/dialog";
import { useToast } from "../ui/overlays/toast";

type Props = {
  mine: MyAccount;
  /** Other verified accounts, to which what draws on this one can go. */
  others: readonly { id: string; label: string }[];
};

/** Removes an account; what draws on it is named, and goes to another account in the same step. */
export function RemoveMyAccount({ mine, others }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const fixed = mine.draws.filter(({ movable }) => !movable);
  const stuck = fixed.length > 0 || (mine.draws.length > 0 && others.length === 0);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Remove</Button>
      {stuck ? (
        <Dialog
          open={open}
          onClose={close}
          title="This account cannot be removed yet"
          footer={<Button onClick={close}>Keep the account</Button>}
        >
          <div className="grid gap-4">
            <Draws draws={fixed.length > 0 ? fixed : mine.draws} />
            <p>
              {fixed.length > 0
                ? "What is on its way stays where it is. Remove the account when that has ended."
                : "Cancel these first, or add and verify another account and move them there."}
            </p>
          </div>
        </Dialog>
      ) : (
        <Question mine={mine} others={others} open={open} onClose={close} />
      )}
    </>
  );
}

function Draws({ draws }: Pick<MyAccount, "draws">) {
  return (
    <ul className="list-disc pl-5">
      {draws.map(({ path, message }) => (
        <li key={path}>{message}</li>
      ))}
    </ul>
  );
}

function Question({ mine, others, open, onClose }: Props & { open: boolean; onClose: () => void }) {
  const router = useRouter();
  const toast = useToast();
  const [moveTo, setMoveTo] = useState(others[0]?.id ?? "");
  const { id, name_on_account, account_number_last_4 } = mine.account;
  const count = mine.draws.length;
  const name = `${name_on_account}, ending in ${account_number_last_4}`;
  const words =
    count === 0 ? "Remove the account" : `Move ${counted(count, "thing", "things")} and remove the account`;
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title="Remove this account?"
      facts={[
        { label: "Account", value: name },
        { label: "From now on", value: "nothing draws on it, and it is gone from the list" },
        { label: "Kept", value: "its history, for what a bank may still send back" },
      ]}
      confirmWords={words}
      busyWords="Removing…"
      danger
      onConfirm={async () => {
        const result = await removeBorrowerAccount({ id, ...(count > 0 ? { moveTo } : {}) });
        if (!result.ok) return result.detail;
        toast({ title: "Account removed", detail: `${name}, is no longer drawn on.` });
        router.push("/my/accounts");
        return undefined;
      }}
    >
      {count > 0 && (
        <div className="grid gap-3">
          <Alert state="attention" title="This draws on the account">
            <Draws draws={mine.draws} />
          </Alert>
          <label className="grid gap-1">
            <span className="font-medium">From now on draw on</span>
            <Select value={moveTo} onChange={(event) => setMoveTo(event.target.value)}>
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.label}
                </option>
              ))}
            </Select>
          </label>
          <p className="text-sm text-muted">
            Removing the account now also agrees to these debits from the other account, as they stand.
          </p>
        </div>
      )}
    </ConfirmDialog>
  );
}
