import type { UploadView } from "@/lib/schemas/bank/bank-files";

export const uploadColumns = {
  id: true,
  kind: true,
  fileName: true,
  readBy: true,
  at: true,
  applied: true,
  notApplied: true,
  summary: true,
} as const;

type Row = { [Column in Exclude<keyof typeof uploadColumns, "at" | "applied" | "notApplied">]: string } & {
  at: Date;
  applied: number;
  notApplied: number;
};

export const uploadView = ({ at, kind, ...row }: Row): UploadView => ({
  ...row,
  kind: kind === "answers" ? "answers" : "confirmations",
  at: at.toISOString(),
});
