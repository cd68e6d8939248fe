"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { FileDrop } from "../ui/controls/file-drop";
import { Alert } from "../ui/display/alert";
import { Spinner } from "../ui/display/spinner";

type Answer = { id: string } | { words: string };

async function send(file: File): Promise<Answer> {
  try {
    const response = await fetch("/api/ui/bank-files", {
      method: "POST",
      body: file,
      headers: { "x-file-name": encodeURIComponent(file.name), "content-type": "application/octet-stream" },
    });
    // The two shapes of our own route's answers.
    const body = (await response.json()) as { id?: string; error?: { detail?: string } };
    if (response.ok && body.id !== undefined) return { id: body.id };
    return { words: body.error?.detail ?? `The server answered ${response.status}. Try again.` };
  } catch {
    return {
      words:
        "The server did not answer. Reading a file twice applies nothing twice: choose it again to be sure.",
    };
  }
}

/** A file of the bank or of a servicer goes up once it is chosen, is applied, and leads to what came of its lines. */
export function UploadFile() {
  const [reading, setReading] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ name: string; words: string } | null>(null);
  const router = useRouter();
  const take = async (file: File) => {
    setReading(file.name);
    setFailure(null);
    const answer = await send(file);
    if ("id" in answer) return router.push(`/reconciliation/files/${answer.id}`);
    setFailure({ name: file.name, words: answer.words });
    setReading(null);
  };
  return (
    <div className="grid max-w-[45rem] gap-3">
      {failure !== null && (
        <Alert state="problem" title={`${failure.name} could not be read`} live>
          {failure.words}
        </Alert>
      )}
      <FileDrop
        label="File from the bank or a servicer"
        name="file"
        help="A NACHA file with returns and notifications of change, or a CSV of confirmations with the columns trace, item reference, amount, posted_on and status."
        disabled={reading !== null}
        onFile={(file) => void take(file)}
      />
      <p role="status" className="flex min-h-6 items-center gap-2 text-sm text-muted">
        {reading !== null && (
          <>
            <Spinner /> Reading {reading} line by line…
          </>
        )}
      </p>
    </div>
  );
}
