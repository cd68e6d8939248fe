"use client";
import { useState } from "react";
import { Ellipsis } from "lucide-react";
import { approveKey, changeKey, revokeKey, rotateKey } from "@/lib/actions/settings/keys";
import { overlapHours, scopeWords } from "@/lib/domain/people/scopes";
import type { ApiKeyView, NewKeyView } from "@/lib/schemas/settings/api-keys";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { Button } from "../ui/controls/button";
import { RadioGroup } from "../ui/controls/choices";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Dialog } from "../ui/overlays/dialog";
import { Menu, type MenuItem } from "../ui/overlays/menu";
import { useToast } from "../ui/overlays/toast";
import { KeyFields, type KeyValues } from "./scope-fields";
import { SecretDialog } from "./secret-dialog";

type Open = "change" | "rotate" | "revoke" | "approve" | null;
type DialogProps = { apiKey: ApiKeyView; open: boolean; onClose: () => void };

/** What somebody may do with one of the keys: an owner changes, rotates and revokes, a second person agrees to `release`. */
export function KeyActions({ apiKey, isOwner }: { apiKey: ApiKeyView; isOwner: boolean }) {
  const [open, setOpen] = useState<Open>(null);
  const [made, setMade] = useState<NewKeyView>();
  const close = () => setOpen(null);
  const active = apiKey.status === "active";
  const items: MenuItem[] = [
    ...(apiKey.mayApprove ? [{ label: "Agree to Release", onSelect: () => setOpen("approve") }] : []),
    ...(isOwner
      ? [
          { label: "Change name or scopes", onSelect: () => setOpen("change"), disabled: !active },
          { label: "Rotate", onSelect: () => setOpen("rotate"), disabled: !active },
          { label: "Revoke", onSelect: () => setOpen("revoke"), danger: true },
        ]
      : []),
  ];
  if (items.length === 0 || apiKey.status === "revoked") return null;
  return (
    <>
      <Menu
        items={items}
        trigger={
          <Button
            variant="quiet"
            size="sm"
            aria-label={`Actions for the key ${apiKey.name}`}
            className="px-2"
          >
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      />
      <Dialog open={open === "change"} onClose={close} title={`Change the key “${apiKey.name}”`}>
        <ChangeKeyForm apiKey={apiKey} onDone={close} />
      </Dialog>
      <ApproveDialog apiKey={apiKey} open={open === "approve"} onClose={close} />
      <RotateDialog apiKey={apiKey} open={open === "rotate"} onClose={close} onMade={setMade} />
      <RevokeDialog apiKey={apiKey} open={open === "revoke"} onClose={close} />
      <SecretDialog made={made} onClose={() => setMade(undefined)} />
    </>
  );
}

function ChangeKeyForm({ apiKey, onDone }: { apiKey: ApiKeyView; onDone: () => void }) {
  const toast = useToast();
  const scopes = apiKey.releaseWaits ? [...apiKey.scopes, "release"] : apiKey.scopes;
  const form = useServerForm<KeyValues, { waitsFor: string[] }>({
    defaultValues: { name: apiKey.name, scopes },
    action: async (values) => fromAction(await changeKey({ ...values, id: apiKey.id })),
    onDone: ({ waitsFor }) => {
      toast({
        title: "The key was changed",
        ...(waitsFor.length > 0
          ? { detail: `${waitsFor.join(" or ")} must agree that it may release.` }
          : {}),
      });
      onDone();
    },
  });
  return (
    <Form form={form} submitWords="Save the key" busyWords="Saving…">
      <KeyFields form={form} />
    </Form>
  );
}

const labelsOf = (apiKey: ApiKeyView): string =>
  apiKey.scopes.map((scope) => scopeWords(scope).label).join(", ") || "nothing yet";

function ApproveDialog({ apiKey, open, onClose }: DialogProps) {
  const toast = useToast();
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={`Let the key “${apiKey.name}” release batches?`}
      facts={[
        { label: "Asked by", value: apiKey.madeBy },
        { label: "It may now", value: labelsOf(apiKey) },
        { label: "From now on also", value: scopeWords("release").may },
      ]}
      confirmWords="Let it release batches"
      busyWords="Saving…"
      onConfirm={async () => {
        const result = await approveKey({ id: apiKey.id });
        if (!result.ok) return result.detail;
        toast({ title: `The key “${apiKey.name}” may release batches` });
        return undefined;
      }}
    />
  );
}

function RotateDialog(props: DialogProps & { onMade: (made: NewKeyView) => void }) {
  const { apiKey, open, onClose, onMade } = props;
  const [hours, setHours] = useState<number>(24);
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={`Rotate the key “${apiKey.name}”?`}
      facts={[
        { label: "New key", value: "the same name and scopes, shown once" },
        ...(apiKey.scopes.includes("release")
          ? [{ label: "Release", value: "waits until a second person agrees again" }]
          : []),
      ]}
      confirmWords="Rotate the key"
      busyWords="Rotating…"
      onConfirm={async () => {
        const result = await rotateKey({ id: apiKey.id, overlapHours: hours });
        if (!result.ok) return result.detail;
        onMade(result.value);
        return undefined;
      }}
    >
      <RadioGroup
        legend={`The old key, ending in ${apiKey.last4}`}
        name={`overlap-${apiKey.id}`}
        value={String(hours)}
        options={[
          { value: "24", label: "Works for 24 hours more", help: "time to give your programs the new one" },
          { value: "0", label: "Ends now", help: "if somebody else may have it" },
        ]}
        inputProps={{
          onChange: (event) =>
            setHours(overlapHours.find((one) => String(one) === event.currentTarget.value) ?? hours),
        }}
      />
    </ConfirmDialog>
  );
}

function RevokeDialog({ apiKey, open, onClose }: DialogProps) {
  const toast = useToast();
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={`Revoke the key “${apiKey.name}”?`}
      facts={[
        { label: "Ends in", value: apiKey.last4 },
        { label: "It may", value: labelsOf(apiKey) },
        { label: "From now on", value: "every request with it is refused; this cannot be undone" },
        { label: "Kept", value: "what was done with it, batches on their way too" },
      ]}
      confirmWords="Revoke the key"
      busyWords="Revoking…"
      danger
      onConfirm={async () => {
        const result = await revokeKey({ id: apiKey.id });
        if (!result.ok) return result.detail;
        toast({ title: `The key “${apiKey.name}” is revoked` });
        return undefined;
      }}
    />
  );
}
