"use client";
import { useCallback } from "react";
import { useToast } from "@/components/ui/overlays/toast";
import { markRows } from "@/lib/actions/draft-rows";
import { counted } from "@/lib/domain/counted";
import type { RowsMeant } from "@/lib/schemas/draft";
import { useDraft } from "../draft-context";

export type Mark = "exclude" | "include" | "keep" | "reconsider" | "remove" | "lower" | { amount: string };

const rows = (n: number): string => counted(n, "row", "rows");

function wordsFor(mark: Mark, n: number, ofOneKind: boolean): { title: string; detail?: string } {
  if (typeof mark !== "string") return { title: `Amount set for ${rows(n)}` };
  switch (mark) {
    case "exclude":
      return { title: `${rows(n)} left out`, detail: "They stay under “Left out”." };
    case "include":
      return { title: `${rows(n)} back in the batch` };
    case "keep":
      return n === 0
        ? { title: "Nothing was kept", detail: "Rows with an error are mended or left out first." }
        : {
            title: ofOneKind ? `This warning kept on ${rows(n)}` : `Warnings of ${rows(n)} kept`,
            ...(ofOneKind ? { detail: "What else these rows have waits for a decision of its own." } : {}),
          };
    case "reconsider":
      return { title: `Warnings of ${rows(n)} are open again` };
    case "remove":
      return n === 0
        ? { title: "Nothing was removed", detail: "Rows of a file are excluded, not removed." }
        : { title: `${rows(n)} removed` };
    case "lower":
      return { title: `${rows(n)} lowered to the payoff` };
  }
}

const UNDO: Partial<Record<Extract<Mark, string>, Mark>> = {
  exclude: "include",
  include: "exclude",
  keep: "reconsider",
};

/** One decision for one row, several or a whole group; said in a toast, and undone from it where that can be. */
export function useMark(): (meant: RowsMeant, mark: Mark) => Promise<boolean> {
  const { change } = useDraft();
  const toast = useToast();
  return useCallback(
    async (meant, mark) => {
      const answer = await change((key) => markRows({ ...key, rows: meant, mark }));
      if (!answer.ok) {
        const detail = answer.problems[0]?.message ?? answer.detail;
        toast({ title: "Not done", detail, state: "problem" });
        return false;
      }
      const { rows: n, positions } = answer.value.value;
      const code = "code" in meant ? meant.code : undefined;
      const undo = typeof mark === "string" ? UNDO[mark] : undefined;
      const undoes = undo !== undefined && positions !== null && positions.length > 0;
      toast({
        ...wordsFor(mark, n, code !== undefined),
        ...(undoes
          ? {
              onUndo: () => void change((key) => markRows({ ...key, rows: { positions, code }, mark: undo })),
            }
          : {}),
      });
      return true;
    },
    [change, toast],
  );
}
