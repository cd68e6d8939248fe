import { expect } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { applyImport } from "@/lib/operations/employees/imports/apply-import";
import { previewImport, type UploadedFile } from "@/lib/operations/employees/imports/preview-import";
import { getImport } from "@/lib/queries/employees/get-import";
import { makePayroll, type Payroll } from "@/prisma/factories/payroll";

/** A business with people and no employees. */
export const emptyBusiness = (): Promise<Payroll> => makePayroll(day("2026-11-23"));

export async function seen(actor: UserActor, id: string, tab?: "wrong") {
  const view = await getImport(actor, { id, tab, page: 1 });
  if (!view) throw new Error("the import is not there");
  return view;
}

export async function preview(actor: UserActor, file: Partial<UploadedFile> & { text?: string }) {
  const { id } = await previewImport(actor, {
    kind: file.kind ?? "roster",
    changesOnly: file.changesOnly ?? false,
    fileName: "file.csv",
    bytes: file.bytes ?? new TextEncoder().encode(file.text ?? ""),
  });
  return seen(actor, id);
}

const HEADER = "external_id,first_name,last_name,work_email,employment_status,department,external_127_ytd";
export const rosterFile = (...rows: string[]): string => [HEADER, ...rows].join("\n");
export const ANA = "E1,Ana,Ortiz,ana@x.example,active,Sales,";
export const BO = "E2,Bo,Berg,bo@x.example,active,Sales,";

export async function applied(actor: UserActor, text: string, removals = ""): Promise<void> {
  const { id } = await preview(actor, { text });
  expect(await applyImport(actor, { id, removals })).toMatchObject({ outcome: "applied" });
}

export const roster = (businessId: string) =>
  prisma.borrower.findMany({ where: { businessId }, orderBy: { externalId: "asc" } });
