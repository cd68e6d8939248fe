"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { applyImport, discardImport } from "@/lib/actions/employees";
import type { ImportView } from "@/lib/schemas/employees/employee-import";
import { Button } from "../../ui/controls/button";
import { Alert } from "../../ui/display/alert";
import { ConfirmDialog } from "../../ui/overlays/confirm-dialog";
import { useToast } from "../../ui/overlays/toast";
import { applyWords, countOf, writesWords } from "./words";

type Props = Pick<ImportView, "id" | "kind" | "counts" | "fileName">;

/** Applies what the preview shows after asking once, or puts the file away. */
export function ApplyImport({ id, kind, counts, fileName }: Props) {
  const [open, setOpen] = useState(false);
  const [refreshed, setRefreshed] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const removes = counts.removed > 0;
  const words = applyWords(counts);
  const apply = async () => {
    const result = await applyImport({ id, removals: removes ? String(counts.removed) : "" });
    if (!result.ok) return result.detail;
    setRefreshed(result.value.outcome === "refreshed");
    if (result.value.outcome === "applied") toast({ title: "Applied", detail: `${writesWords(counts)}.` });
    router.refresh();
    return undefined;
  };
  return (
    <div className="grid gap-3">
      {refreshed && (
        <Alert state="attention" title="The roster has changed meanwhile, so nothing was applied" live>
          The preview below is new: look at it once more, then apply it.
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => setOpen(true)}>
          {words}
        </Button>
        <Discard id={id} />
      </div>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={removes ? `Set ${countOf(counts.removed, "roster")} to terminated?` : "Apply this file?"}
        facts={[
          { label: "File", value: fileName },
          { label: "Added", value: countOf(counts.added, kind) },
          { label: "Changed", value: countOf(counts.changed, kind) },
          ...(kind === "roster" ? [{ label: "Terminated", value: countOf(counts.removed, kind) }] : []),
          ...(counts.wrongRows > 0 ? [{ label: "Left out", value: `${counts.wrongRows} wrong rows` }] : []),
        ]}
        confirmWords={words}
        busyWords="Applying…"
        danger={removes}
        {...(removes ? { typeToConfirm: String(counts.removed) } : {})}
        onConfirm={apply}
      >
        {removes && (
          <p className="text-muted">
            They are on the roster and not in the file. Nothing more can be paid for them and their sign-in
            ends; what was paid stays on record.
          </p>
        )}
      </ConfirmDialog>
    </div>
  );
}

/** Puts a preview away; nothing was applied, so nothing is asked. */
export function Discard({ id }: { id: string }) {
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const discard = async () => {
    setBusy(true);
    const result = await discardImport({ id });
    if (result.ok) return router.push("/employees/import");
    setBusy(false);
    toast({ title: "Not discarded", detail: result.detail, state: "problem" });
  };
  return (
    <Button variant="quiet" onClick={() => void discard()} loadingWords={busy ? "Discarding…" : undefined}>
      Discard the file
    </Button>
  );
}
