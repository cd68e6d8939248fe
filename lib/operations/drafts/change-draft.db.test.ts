import { beforeEach, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import type { ProblemCode, RowProblem } from "@/lib/domain/payments/problems";
import { listDraftRows } from "@/lib/queries/drafts/list-draft-rows";
import { getDraft } from "@/lib/queries/drafts/get-draft";
import { rowsQuery } from "@/lib/schemas/draft";
import { type Employee, makeEmployee, makeLoan, makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { createDraft } from "./create-draft";
import { deleteDraft } from "./delete-draft";
import { editDraft } from "./edit-draft";
import { releaseDraft } from "./release-draft";
import { addRows } from "./rows/add-rows";
import { editRow } from "./rows/edit-row";
import { markRows } from "./rows/mark-rows";
import { sendForApproval } from "./send-for-approval";
import { withdrawDraft } from "./withdraw-draft";

let payroll: Payroll;
let ana: Employee;
let id: string;

beforeEach(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  ana = await makeEmployee(payroll.businessId);
  ({ id } = await createDraft(payroll.admin));
});

const add = async (employees: "eligible" | Employee[], amount: string) => {
  const ids = employees === "eligible" ? employees : employees.map((one) => one.id);
  return addRows(payroll.admin, { id, version: await version(), employees: ids, amount });
};
const version = async () => (await getDraft(payroll.admin, id)).version;
const rowsOf = () => prisma.draftRow.findMany({ where: { draftId: id }, orderBy: { position: "asc" } });
const codes = async () =>
  (await rowsOf()).map((row) => (row.problems as RowProblem[]).map((problem) => problem.code));
const undecidedKinds = async () =>
  (await rowsOf()).map(({ problems, keptCodes }) =>
    (problems as RowProblem[]).flatMap(({ code }) => (keptCodes.includes(code) ? [] : [code])),
  );
const draftNow = () => prisma.batchDraft.findFirstOrThrow({ where: { id } });

describe("the grid", () => {
  it("adds all who can be paid, once, with one amount", async () => {
    await makeEmployee(payroll.businessId, { status: "DU" });
    const left = await makeEmployee(payroll.businessId);
    await prisma.borrower.updateMany({ where: { id: left.id }, data: { employmentStatus: "terminated" } });
    expect((await add("eligible", "150.00")).value).toEqual({ added: 1 });
    expect((await add("eligible", "150.00")).value).toEqual({ added: 0 });
    const [row] = await rowsOf();
    expect(row).toMatchObject({ borrowerId: ana.id, loanId: ana.loanId, chosenByRule: true, errors: 0 });
    expect(row?.amount?.toFixed(2)).toBe("150.00");
  });

  it("says that an amount is still to be entered, and takes it by the grammar of files", async () => {
    await add([ana], "");
    expect(await codes()).toEqual([["amount_unreadable"]]);
    const change = { amount: "1,00" };
    await expect(
      editRow(payroll.admin, { id, version: await version(), position: 1, change }),
    ).rejects.toThrow(/found 1,00\. Did you mean 100\.00 or 1\.00\?/);
    await editRow(payroll.admin, {
      id,
      version: await version(),
      position: 1,
      change: { amount: "$1,250.00" },
    });
    const [row] = await rowsOf();
    expect([row?.amount?.toFixed(2), row?.errors]).toEqual(["1250.00", 0]);
  });
});

describe("a change is checked on all the employee's rows", () => {
  it("twins: both marked, and neither once one is left out", async () => {
    await add([ana], "100.00");
    await add([ana], "100.00");
    expect(await codes()).toEqual([["twin_in_draft"], ["twin_in_draft"]]);
    const rows = { positions: [2] };
    await markRows(payroll.admin, { id, version: await version(), rows, mark: "exclude" });
    expect((await codes())[0]).toEqual([]);
    await markRows(payroll.admin, { id, version: await version(), rows, mark: "include" });
    expect(await codes()).toEqual([["twin_in_draft"], ["twin_in_draft"]]);
  });

  it("room: the second row is above it once the first has grown, and equal is not above", async () => {
    await makeLoan(payroll.businessId, ana.id);
    await add([ana], "2625.00");
    await add([ana], "2625.00");
    expect((await codes())[1]).toEqual(["twin_in_draft"]);
    await editRow(payroll.admin, {
      id,
      version: await version(),
      position: 1,
      change: { amount: "2625.01" },
    });
    expect((await codes())[1]).toEqual(["twin_in_draft", "above_room"]);
  });

  it("a kept warning stays kept until one of another kind appears", async () => {
    await add([ana], "100.00");
    await add([ana], "100.00");
    const code = "twin_in_draft" as const;
    const kept = await markRows(payroll.admin, {
      id,
      version: await version(),
      rows: { code },
      mark: "keep",
    });
    expect(kept.value).toEqual({ rows: 2, positions: [1, 2] });
    await editRow(payroll.admin, {
      id,
      version: await version(),
      position: 1,
      change: { amount: "5250.00" },
    });
    // The amount was another when it was kept; the other row lost its room, which nobody has seen.
    expect(await undecidedKinds()).toEqual([["twin_in_draft"], ["above_room"]]);
  });

  it("keeping all of one kind keeps that kind alone: what else a row has waits, and is kept for itself", async () => {
    await prisma.borrower.updateMany({ where: { id: ana.id }, data: { employmentStatus: "leave" } });
    const ben = await makeEmployee(payroll.businessId);
    await add([ana, ben], "100.00");
    await add([ana, ben], "100.00");
    const keep = async (code: ProblemCode, mark: "keep" | "reconsider" = "keep") =>
      (await markRows(payroll.admin, { id, version: await version(), rows: { code }, mark })).value.rows;
    expect(await keep("twin_in_draft")).toBe(4);
    expect(await undecidedKinds()).toEqual([["employee_on_leave"], [], ["employee_on_leave"], []]);
    const { totals, groups } = await getDraft(payroll.admin, id);
    expect([totals.warnings, totals.kept]).toEqual([2, 2]);
    expect(groups.map(({ code, open }) => [code, open])).toEqual([
      ["twin_in_draft", 0],
      ["employee_on_leave", 2],
    ]);
    await expect(sendForApproval(payroll.admin, { id, version: await version() })).rejects.toThrow();
    expect(await keep("employee_on_leave")).toBe(2);
    expect(await undecidedKinds()).toEqual([[], [], [], []]);
    expect(await keep("twin_in_draft", "reconsider")).toBe(4);
    expect(await undecidedKinds()).toEqual(Array(4).fill(["twin_in_draft"]));
  });

  it("an amount for all ends a warning about the amount it replaces", async () => {
    await add([ana], "5250.01");
    expect(await codes()).toEqual([["above_room"]]);
    const rows = { positions: [1] };
    await markRows(payroll.admin, { id, version: await version(), rows, mark: { amount: "100.00" } });
    expect((await rowsOf())[0]).toMatchObject({ problems: [], errors: 0, warnings: 0 });
    await expect(sendForApproval(payroll.admin, { id, version: await version() })).resolves.toHaveProperty(
      "hash",
    );
  });

  it("lowers all that is far above what is owed to the payoff", async () => {
    const small = await makeEmployee(payroll.businessId, { principal: "300.00" });
    await add([ana, small], "900.00");
    expect(await codes()).toEqual([[], ["far_above_owed"]]);
    const code = "far_above_owed" as const;
    await markRows(payroll.admin, { id, version: await version(), rows: { code }, mark: "lower" });
    expect((await rowsOf()).map((row) => [row.amount?.toFixed(2), row.errors])).toEqual([
      ["900.00", 0],
      ["300.00", 0],
    ]);
  });

  it("another employee brings another loan, and their own rows are checked", async () => {
    const ben = await makeEmployee(payroll.businessId);
    await add([ana, ben], "100.00");
    await editRow(payroll.admin, {
      id,
      version: await version(),
      position: 1,
      change: { employeeId: ben.id },
    });
    expect(await codes()).toEqual([["twin_in_draft"], ["twin_in_draft"]]);
    expect((await rowsOf())[0]).toMatchObject({ borrowerId: ben.id, loanId: ben.loanId });
  });

  it("refuses somebody else's loan", async () => {
    const ben = await makeEmployee(payroll.businessId);
    await add([ana], "100.00");
    const change = { allocation: { type: "loan" as const, id: ben.loanId } };
    await expect(
      editRow(payroll.admin, { id, version: await version(), position: 1, change }),
    ).rejects.toThrow(/no such loan/);
  });
});

describe("who changed what, and when", () => {
  it("a change of what was sent takes it back, and its hash with it", async () => {
    await add([ana], "100.00");
    const { hash } = await sendForApproval(payroll.admin, { id, version: await version() });
    expect((await draftNow()).status).toBe("awaiting_approval");
    await editRow(payroll.admin, { id, version: await version(), position: 1, change: { amount: "101.00" } });
    expect(await draftNow()).toMatchObject({ status: "draft", contentHash: null, sentBy: null });
    await expect(releaseDraft(payroll.approver, { id, hash })).rejects.toThrow(/not waiting for approval/);
  });

  it("a change of what was scheduled drops the work of that day", async () => {
    await add([ana], "100.00");
    const { hash } = await sendForApproval(payroll.admin, { id, version: await version() });
    await releaseDraft(payroll.approver, { id, hash, on: day("2026-11-25") });
    expect(await prisma.dueWork.count({ where: { subjectId: id } })).toBe(1);
    await editDraft(payroll.admin, { id, version: await version(), title: "Another" });
    expect(await prisma.dueWork.count({ where: { subjectId: id } })).toBe(0);
    expect(await draftNow()).toMatchObject({ status: "draft", releaseOn: null, title: "Another" });
  });

  it("whoever changes anything has prepared it and may not release it", async () => {
    await add([ana], "100.00");
    await editDraft(payroll.owner, { id, version: await version(), referenceId: "NOV-1" });
    const { hash } = await sendForApproval(payroll.admin, { id, version: await version() });
    await expect(releaseDraft(payroll.owner, { id, hash })).rejects.toThrow(/You prepared this batch/);
    await expect(releaseDraft(payroll.approver, { id, hash })).resolves.toMatchObject({
      outcome: "released",
    });
  });

  it("taking back changes nothing, so an approver who does it may still release", async () => {
    await add([ana], "100.00");
    const before = await sendForApproval(payroll.admin, { id, version: await version() });
    await withdrawDraft(payroll.approver, { id });
    const after = await sendForApproval(payroll.admin, { id, version: await version() });
    expect(after).toEqual(before);
    expect((await releaseDraft(payroll.approver, { id, hash: after.hash })).outcome).toBe("released");
  });

  it("what was changed since it was looked at is not sent", async () => {
    await add([ana], "100.00");
    const seen = await version();
    await editRow(payroll.owner, { id, version: seen, position: 1, change: { amount: "900.00" } });
    await expect(sendForApproval(payroll.admin, { id, version: seen })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await draftNow()).status).toBe("draft");
  });

  it("a batch above its largest total is told so, and not sent", async () => {
    await add([ana], "100.00");
    // Ten thousand of the bank's largest entries are 999,999,999,900.00: with the hundred it is a cent too much.
    await prisma.$executeRaw`
      INSERT INTO draft_row (business_id, draft_id, position, borrower_id, allocation_type, loan_id, servicer_id, amount)
      SELECT r.business_id, r.draft_id, n, r.borrower_id, r.allocation_type, r.loan_id, r.servicer_id, 99999999.99
        FROM draft_row r, generate_series(2, 10001) n WHERE r.draft_id = ${id}::uuid`;
    await expect(sendForApproval(payroll.admin, { id, version: await version() })).rejects.toThrow(
      /at most \$999,999,999,999\.99/,
    );
    await markRows(payroll.admin, { id, version: await version(), rows: { positions: [1] }, mark: "remove" });
    await prisma.draftRow.updateMany({
      where: { draftId: id },
      data: { problems: [], errors: 0, warnings: 0, keptCodes: [] },
    });
    await expect(sendForApproval(payroll.admin, { id, version: await version() })).resolves.toBeDefined();
  });

  it("a change made from an old page is refused and changes nothing", async () => {
    const old = await version();
    await add([ana], "100.00");
    await expect(editDraft(payroll.owner, { id, version: old, title: "Mine" })).rejects.toThrow(
      /changed meanwhile/,
    );
    expect((await draftNow()).title).not.toBe("Mine");
  });

  it("ten changes at once from one page: one is taken, nine are told", async () => {
    await add([ana], "100.00");
    const seen = await version();
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        editDraft(payroll.admin, { id, version: seen, title: `Try ${n}` }),
      ),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await version()).toBe(seen + 1);
  });

  it("what was released is not changed any more", async () => {
    await add([ana], "100.00");
    const { hash } = await sendForApproval(payroll.admin, { id, version: await version() });
    await releaseDraft(payroll.approver, { id, hash });
    await expect(editDraft(payroll.admin, { id, version: await version(), title: "X" })).rejects.toThrow(
      /was released/,
    );
    await expect(deleteDraft(payroll.admin, { id })).rejects.toThrow(/was released/);
  });

  it("a viewer reads and changes nothing; another business does not even see it", async () => {
    await add([ana], "100.00");
    const seen = await version();
    await expect(editDraft(payroll.viewer, { id, version: seen, title: "X" })).rejects.toThrow(/may not/);
    expect((await getDraft(payroll.viewer, id)).totals.payments).toBe(1);
    const other = await makePayroll(day("2026-11-23"));
    await expect(getDraft(other.owner, id)).rejects.toThrow(/no such draft/);
    await expect(listDraftRows(other.owner, id, rowsQuery.parse({}))).rejects.toThrow(/no such draft/);
    await expect(editDraft(other.owner, { id, version: seen, title: "X" })).rejects.toThrow(/no such draft/);
    const theirs = await makeEmployee(other.businessId);
    await expect(
      editRow(payroll.admin, { id, version: seen, position: 1, change: { employeeId: theirs.id } }),
    ).rejects.toThrow(/no such employee/);
  });
});
