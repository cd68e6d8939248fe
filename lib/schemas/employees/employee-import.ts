import { z } from "zod";
import type { CellChange, PlanCounts, PlanTab } from "@/lib/domain/employees/import-plan";
import { planTabs } from "@/lib/domain/employees/import-plan";
import {
  type ImportFacts,
  type ImportKind,
  importKinds,
  type ImportStatus,
} from "@/lib/domain/employees/stored-import";

/** What goes with an upload, in the address: the body is the file itself. */
export const uploadImportInput = z.object({
  kind: z.enum(importKinds),
  /** "1": the file names only those who change. */
  changesOnly: z
    .enum(["0", "1"])
    .default("0")
    .transform((text) => text === "1"),
});

export const importInput = z.object({ id: z.uuid() });

const REMOVALS_LENGTH_MAX = 20;

export const applyImportInput = z.object({
  id: z.uuid(),
  /** The number of removals, as the person typed it. */
  removals: z.string().trim().max(REMOVALS_LENGTH_MAX).default(""),
});
export type ApplyImport = z.output<typeof applyImportInput>;

/** `refreshed`: what is stored had changed since the preview, so nothing was applied and the preview is new. */
export type ApplyOutcome = { outcome: "applied" | "refreshed"; counts: PlanCounts };

export const importPageQuery = z.object({
  tab: z.enum(planTabs).optional().catch(undefined),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform((text) => Number.parseInt(text, 10))
    .catch(1),
});

export type PlanLineView = {
  key: string;
  row: number | null;
  employeeId: string | null;
  who: string;
  loan: string | null;
  changes: readonly CellChange[];
};

export type WrongCellView = { key: string; row: number; column: string; words: string };

export type ImportView = {
  id: string;
  kind: ImportKind;
  status: ImportStatus;
  fileName: string;
  createdAt: string;
  doneAt: string | null;
  doneBy: string | null;
  facts: ImportFacts;
  counts: PlanCounts;
  tab: PlanTab;
  lines: readonly PlanLineView[];
  wrong: readonly WrongCellView[];
  page: number;
  pages: number;
};
