import { beforeEach, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { getDraft } from "@/lib/queries/drafts/get-draft";
import { listDraftRows } from "@/lib/queries/drafts/list-draft-rows";
import { rowsQuery } from "@/lib/schemas/draft";
import {
  type Employee,
  makeBatch,
  makeEmployee,
  makePayroll,
  type Payroll,
} from "@/prisma/factories/payroll";
import { createDraft } from "./create-draft";
import { deleteDraft, restoreDraft } from "./delete-draft";
import { editDraft } from "./edit-draft";
import { repeatBatch } from "./repeat-batch";
import { addRows } from "./rows/add-rows";
import { markRows } from "./rows/mark-rows";

let payroll: Payroll;
let ana: Employee;
let id: string;

beforeEach(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  ana = await makeEmployee(payroll.businessId);
  ({ id } = await createDraft(payroll.admin));
});

const version = async () => (await getDraft(payroll.admin, id)).version;
const add = async (employees: Employee[], amount: string) =>
  addRows(payroll.admin, { id, version: await version(), employees: employees.map((one) => one.id), amount });

it("a deleted one comes back as it was", async () => {
  await add([ana], "100.00");
  await deleteDraft(payroll.admin, { id });
  await expect(editDraft(payroll.admin, { id, version: await version(), title: "X" })).rejects.toThrow(
    /was deleted/,
  );
  await restoreDraft(payroll.admin, { id });
  expect((await getDraft(payroll.viewer, id)).status).toBe("draft");
  expect(await prisma.draftRow.count({ where: { draftId: id } })).toBe(1);
});

it("repeats a released batch: same people, loans and amounts, warned of the same month", async () => {
  const ben = await makeEmployee(payroll.businessId);
  const batchId = await makeBatch(payroll, [
    { to: ana, amount: "100.00" },
    { to: ben, amount: "75.25" },
  ]);
  const repeated = await repeatBatch(payroll.admin, { batchId });
  const page = await listDraftRows(payroll.admin, repeated.id, rowsQuery.parse({}));
  expect(
    page.rows.map((row) => [row.employee?.id, row.allocation, row.amount, row.problems[0]?.code]),
  ).toEqual([
    [ana.id, `loan:${ana.loanId}`, "100.00", "paid_this_month"],
    [ben.id, `loan:${ben.loanId}`, "75.25", "paid_this_month"],
  ]);
  const other = await makePayroll(day("2026-11-23"));
  await expect(repeatBatch(other.admin, { batchId })).rejects.toThrow(/no such batch/);
});

it("counts what would be paid, what is wrong and what waits, and pages without gap or repeat", async () => {
  const people = [];
  for (let n = 0; n < 60; n++) people.push(await makeEmployee(payroll.businessId));
  await add(people, "10.00");
  await markRows(payroll.admin, {
    id,
    version: await version(),
    rows: { positions: [3, 4] },
    mark: "exclude",
  });
  await add([ana], "");
  const draft = await getDraft(payroll.viewer, id);
  expect(draft.totals).toEqual({
    rows: 61,
    payments: 58,
    amount: "580.00",
    errors: 1,
    warnings: 0,
    kept: 0,
    excluded: 2,
  });
  expect(draft.groups).toMatchObject([{ code: "amount_unreadable", rows: 1, open: 1 }]);
  expect(draft.dates).toMatchObject({ debit: "2026-11-24", confirmedExpected: "2026-12-01" });
  const first = await listDraftRows(payroll.viewer, id, rowsQuery.parse({}));
  const second = await listDraftRows(payroll.viewer, id, rowsQuery.parse({ after: first.next }));
  const positions = [...first.rows, ...second.rows].map((row) => row.position);
  expect(positions).toEqual(Array.from({ length: 61 }, (_, n) => n + 1));
  expect([first.total, second.next]).toEqual([61, null]);
});
