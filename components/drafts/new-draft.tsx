"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/controls/button";
import { FileDrop } from "@/components/ui/controls/file-drop";
import { Alert } from "@/components/ui/display/alert";
import { formatMoney } from "@/components/ui/display/money";
import { Spinner } from "@/components/ui/display/spinner";
import { useToast } from "@/components/ui/overlays/toast";
import { createDraft, repeatBatch } from "@/lib/actions/drafts";
import { formatCount } from "@/lib/domain/counted";
import type { FailureBody } from "./api";

type Uploading = { name: string; bytes: number };

const kilobytes = (bytes: number): string => `${formatCount(Math.max(1, Math.round(bytes / 1024)))} KB`;

/** A contribution file goes up by itself once it was chosen; what cannot be read is refused in words, and nothing is stored. */
export function UploadFile() {
  const [uploading, setUploading] = useState<Uploading | null>(null);
  const [failure, setFailure] = useState<{ name: string; words: string } | null>(null);
  const router = useRouter();
  const toast = useToast();
  const upload = async (file: File) => {
    setUploading({ name: file.name, bytes: file.size });
    setFailure(null);
    try {
      const answer = await send(file);
      if ("words" in answer) return setFailure({ name: file.name, words: answer.words });
      if (answer.existing)
        toast({ title: "This file was brought in already", detail: "Here is its open draft." });
      router.push(`/batch-payments/drafts/${answer.id}`);
    } finally {
      setUploading(null);
    }
  };
  return (
    <div className="grid gap-3">
      {failure !== null && (
        <Alert state="problem" title={`${failure.name} could not be read`} live>
          {failure.words} Nothing was stored.
        </Alert>
      )}
      <FileDrop
        label="Contribution file"
        name="file"
        buttonWords="Choose a CSV file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        help="As payroll exports it: commas, semicolons or tabs, with column names. Up to 50,000 rows."
        disabled={uploading !== null}
        onFile={(file) => void upload(file)}
      />
      <p role="status" className="flex min-h-6 items-center gap-2 text-sm text-muted">
        {uploading !== null && (
          <>
            <Spinner /> Reading {uploading.name}, {kilobytes(uploading.bytes)}…
          </>
        )}
      </p>
    </div>
  );
}

async function send(file: File): Promise<{ id: string; existing: boolean } | { words: string }> {
  try {
    const response = await fetch("/api/ui/drafts", {
      method: "POST",
      body: file,
      headers: { "x-file-name": encodeURIComponent(file.name), "content-type": "application/octet-stream" },
    });
    // The shape of our own route's answers.
    const body = (await response.json()) as FailureBody & { id?: string; existing?: boolean };
    if (response.ok && body.id !== undefined) return { id: body.id, existing: body.existing === true };
    return { words: body.error?.detail ?? `The server answered ${response.status}. Try again.` };
  } catch {
    return {
      words:
        "The file did not reach the server, or it changed while it was read. Save it, then choose it again.",
    };
  }
}

type Begin = { words: string; busyWords: string; begin: () => ReturnType<typeof createDraft> };

function BeginButton({ words, busyWords, begin }: Begin) {
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const start = async () => {
    setBusy(true);
    const answer = await begin();
    if (answer.ok) return router.push(`/batch-payments/drafts/${answer.value.id}`);
    setBusy(false);
    toast({ title: "No draft was made", detail: answer.detail, state: "problem" });
  };
  return (
    <Button onClick={start} loadingWords={busy ? busyWords : undefined} className="justify-self-start">
      {words}
    </Button>
  );
}

export function PickEmployees() {
  return <BeginButton words="Pick employees" busyWords="Opening a draft…" begin={createDraft} />;
}

type Last = { id: string; title: string; payments: number; amount: string };

export function RepeatBatch({ last }: { last: Last }) {
  return (
    <BeginButton
      words={`Repeat ${formatCount(last.payments)} payments, ${formatMoney(last.amount)}`}
      busyWords="Checking every payment…"
      begin={() => repeatBatch({ batchId: last.id })}
    />
  );
}
