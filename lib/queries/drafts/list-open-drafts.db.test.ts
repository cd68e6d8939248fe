import { expect, it } from "vitest";
import { day } from "@/lib/domain/days";
import { createDraft } from "@/lib/operations/drafts/create-draft";
import { deleteDraft } from "@/lib/operations/drafts/delete-draft";
import { seqPlace } from "@/lib/schemas/places";
import { makePayroll } from "@/prisma/factories/payroll";
import {
  countOpenDrafts,
  DRAFTS_PER_PAGE,
  latestDrafts,
  listOpenDrafts,
  openDraftsCsv,
} from "./list-open-drafts";

it("every open draft is reached, once, forth and back, and nobody else's", async () => {
  const payroll = await makePayroll(day("2026-11-23"));
  const other = await makePayroll(day("2026-11-23"));
  await createDraft(other.admin);
  const made: string[] = [];
  for (let n = 0; n < DRAFTS_PER_PAGE + 3; n++) made.push((await createDraft(payroll.admin)).id);
  await deleteDraft(payroll.admin, { id: made.pop() ?? "" });
  const first = await listOpenDrafts(payroll.viewer, null);
  expect([first.rows.length, first.total, first.before]).toEqual([50, 52, null]);
  const second = await listOpenDrafts(payroll.viewer, seqPlace({ after: first.after ?? "" }));
  expect([second.rows.length, second.after]).toEqual([2, null]);
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(made.toReversed());
  const back = await listOpenDrafts(payroll.viewer, seqPlace({ before: second.before ?? "" }));
  expect(back).toMatchObject({ rows: first.rows, before: null, after: first.after });
  const csv = await new Response((await openDraftsCsv(payroll.viewer)).body).text();
  const lines = csv.trimEnd().split("\r\n").slice(1);
  expect(lines.map((line) => line.slice(line.lastIndexOf(",") + 1))).toEqual(made.toReversed());
  expect([await countOpenDrafts(other.viewer), (await latestDrafts(payroll.viewer)).length]).toEqual([1, 20]);
});
