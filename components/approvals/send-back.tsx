"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { sendDraftBack } from "@/lib/actions/approvals";
import { Form } from "../forms/form";
import { TextareaField } from "../forms/fields";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { Button } from "../ui/controls/button";
import { Dialog } from "../ui/overlays/dialog";
import { useToast } from "../ui/overlays/toast";

/** Opens the draft for its preparers again, with a reason that they get by mail. */
export function SendBack({ id, title, preparedBy }: { id: string; title: string; preparedBy: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Send back</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Send ${title} back?`}
        about={`${preparedBy} will get your reason by mail. Nothing has moved.`}
      >
        <Reason id={id} title={title} />
      </Dialog>
    </>
  );
}

function Reason({ id, title }: { id: string; title: string }) {
  const router = useRouter();
  const toast = useToast();
  const form = useServerForm<{ reason: string }, void>({
    defaultValues: { reason: "" },
    action: async ({ reason }) => fromAction(await sendDraftBack({ id, reason })),
    onDone: () => {
      toast({ title: `Sent back: ${title}` });
      router.push("/approvals");
    },
  });
  return (
    <Form form={form} submitWords="Send back" busyWords="Sending back…">
      <TextareaField form={form} name="reason" label="What should be changed" rows={4} />
    </Form>
  );
}
