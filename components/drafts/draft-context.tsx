"use client";
import type { ReactNode } from "react";
import { createContext, use, useCallback, useMemo, useRef, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Saving } from "@/components/forms/save-state";
import type { ActionResult } from "@/lib/domain/result";
import type { DraftVersion, DraftView } from "@/lib/schemas/draft";
import { fetchDraft } from "./api";

type Key = { id: string; version: number };
type Answer<T> = ActionResult<DraftVersion<T>>;

type DraftContextValue = {
  draft: DraftView;
  mayPrepare: boolean;
  /** False where this person may not, or what stands here is final. */
  editable: boolean;
  saving: { state: Saving; detail: string };
  /** Runs one change after those before it, with the version that they led to, and shows the draft as it then is. */
  change: <T>(run: (key: Key) => Promise<Answer<T>>) => Promise<Answer<T>>;
  /** Reads everything again: after something else than a change. */
  reload: () => Promise<void>;
};

const DraftContext = createContext<DraftContextValue | null>(null);

export function useDraft(): DraftContextValue {
  const value = use(DraftContext);
  if (value === null) throw new Error("useDraft needs a DraftProvider above it");
  return value;
}

const unreachable = {
  ok: false,
  code: "fault",
  detail: "The server did not answer. What you typed still stands here; try again.",
  problems: [],
} as const;

type ProviderProps = { initial: DraftView; mayPrepare: boolean; children: ReactNode };

/** Holds the draft as the server has it, and sends changes one after another: each must name the version before it. */
export function DraftProvider({ initial, mayPrepare, children }: ProviderProps) {
  const client = useQueryClient();
  const { id } = initial;
  const { data: draft } = useQuery({
    queryKey: ["draft", id],
    queryFn: ({ signal }) => fetchDraft(id, signal),
    initialData: initial,
    staleTime: Infinity,
    refetchOnWindowFocus: "always",
  });
  const [saving, setSaving] = useState<DraftContextValue["saving"]>({ state: "untouched", detail: "" });
  const version = useRef(initial.version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const reload = useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ["draft", id] }),
      client.invalidateQueries({ queryKey: ["rows", id] }),
    ]);
    version.current = client.getQueryData<DraftView>(["draft", id])?.version ?? version.current;
  }, [client, id]);

  const change = useCallback(
    async <T,>(run: (key: Key) => Promise<Answer<T>>): Promise<Answer<T>> => {
      setSaving({ state: "saving", detail: "" });
      const mine = queue.current.then(async (): Promise<Answer<T>> => {
        const answer = await run({ id, version: version.current }).catch((): Answer<T> => unreachable);
        if (answer.ok) version.current = answer.value.version;
        return answer;
      });
      queue.current = mine;
      const answer = await mine;
      if (answer.ok || answer.code === "conflict") await reload();
      // Said once the page shows what was saved: whoever sends the draft right after sends this.
      if (!answer.ok) setSaving({ state: "failed", detail: answer.detail });
      else if (queue.current === mine) setSaving({ state: "saved", detail: "" });
      return answer;
    },
    [id, reload],
  );

  const value = useMemo(
    (): DraftContextValue => ({
      draft,
      mayPrepare,
      editable: mayPrepare && draft.status !== "released" && draft.status !== "deleted",
      saving,
      change,
      reload,
    }),
    [draft, mayPrepare, saving, change, reload],
  );
  return <DraftContext value={value}>{children}</DraftContext>;
}
