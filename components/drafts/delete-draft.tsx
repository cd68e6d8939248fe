"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/controls/button";
import { useToast } from "@/components/ui/overlays/toast";
import { deleteDraft, restoreDraft } from "@/lib/actions/drafts";
import { useDraft } from "./draft-context";

/** Puts the draft away and leaves the page; the toast that stays brings it back. */
export function DeleteDraft() {
  const { draft, editable } = useDraft();
  const router = useRouter();
  const toast = useToast();
  if (!editable) return null;
  const restore = async () => {
    const answer = await restoreDraft({ id: draft.id });
    if (answer.ok) router.push(`/batch-payments/drafts/${draft.id}`);
    else toast({ title: "Not brought back", detail: answer.detail, state: "problem" });
  };
  const remove = async () => {
    const answer = await deleteDraft({ id: draft.id });
    if (!answer.ok) return toast({ title: "Not deleted", detail: answer.detail, state: "problem" });
    toast({ title: "Draft deleted", detail: draft.title, onUndo: () => void restore() });
    router.push("/batch-payments/new");
  };
  return (
    <Button size="sm" variant="quiet" onClick={remove}>
      Delete the draft
    </Button>
  );
}
