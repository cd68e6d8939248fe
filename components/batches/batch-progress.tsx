"use client";
import { useEffect, useRef } from "react";
import { useRouter } from "next/navigation";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { BatchProgress as View } from "@/lib/schemas/batches/views";
import { LiveData } from "../data/live-data";
import { ProgressCounts, type ProgressView } from "../data/progress-counts";
import { nextWords, progressParts, restsWords, waitsForWords } from "./words";

const POLL_MS = 2_000;

/** Counts and a bar that follow a moving batch. What else the page shows is read anew when something has happened. */
export function BatchProgress({ id, initial }: { id: string; initial: View }) {
  return (
    <LiveData>
      <Live id={id} initial={initial} />
    </LiveData>
  );
}

function Live({ id, initial }: { id: string; initial: View }) {
  const useLive = () => useProgress(id, initial);
  return <ProgressCounts label="Payments of this batch" initial={viewOf(initial)} useLive={useLive} />;
}

function useProgress(id: string, initial: View): ProgressView {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ["batch-progress", id],
    queryFn: ({ signal }) => fetchProgress(id, signal),
    initialData: initial,
    // A complete batch is final: nothing will ever move again.
    refetchInterval: (query) => (query.state.data?.status === "complete" ? false : POLL_MS),
  });
  const client = useQueryClient();
  const shown = useRef(initial.version);
  // A page read anew (the clock was moved, a payment sent again) knows more than the last poll: else its table
  // says "Sent" while these counts still say "pending".
  useEffect(() => {
    shown.current = initial.version;
    client.setQueryData(["batch-progress", id], initial);
  }, [client, id, initial]);
  useEffect(() => {
    if (data.version === shown.current) return;
    shown.current = data.version;
    router.refresh();
  }, [data.version, router]);
  return viewOf(data);
}

async function fetchProgress(id: string, signal: AbortSignal): Promise<View> {
  const answer = await fetch(`/api/ui/batches/${id}/progress`, { signal });
  if (!answer.ok) throw new Error(`The progress could not be read: ${answer.status}`);
  // Our own route answers with this shape.
  return (await answer.json()) as View;
}

function viewOf(progress: View): ProgressView {
  const finished = progress.status === "complete";
  const next = nextWords(progress.next);
  const rests = restsWords(progress.returned.rests);
  const told = [
    ...(rests === undefined ? [] : [rests]),
    ...(finished ? [] : [next ? `${next}.` : waitsForWords(progress)]),
  ];
  return {
    parts: progressParts(progress.counts),
    total: progress.payments,
    ...(told.length === 0 ? {} : { estimate: told.join(" ") }),
    finished,
  };
}
