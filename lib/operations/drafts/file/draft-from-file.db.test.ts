import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import type { RowProblem } from "@/lib/domain/payments/problems";
import { FileRefused } from "@/lib/domain/files/faults";
import { day } from "@/lib/domain/days";
import { makeAcme, sampleFile } from "@/prisma/factories/acme";
import { makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { deleteDraft, restoreDraft } from "../delete-draft";
import { changeMapping } from "./change-mapping";
import { draftFromFile } from "./draft-from-file";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function upload(acme: Payroll, fileName: string, content?: Uint8Array): Promise<string> {
  const draft = await draftFromFile(acme.admin, { bytes: content ?? (await sampleFile(fileName)), fileName });
  return draft.id;
}

const rowsOf = (draftId: string) =>
  prisma.draftRow.findMany({ where: { draftId }, orderBy: { position: "asc" } });
type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const codes = (row: Row | undefined): string[] =>
  ((row?.problems ?? []) as RowProblem[]).map((problem) => problem.code);
const dollars = (rows: readonly Row[]): string =>
  rows
    .reduce((cents, row) => cents + BigInt((row.amount?.toFixed(2) ?? "0.00").replace(".", "")), 0n)
    .toString();

describe("a sample file in a fresh demo is stored as rules 5 say", () => {
  it("payroll export: 80 clean are $29,575.00, eight errors, one twin", async () => {
    const id = await upload(await makeAcme(), "contributions-payroll-export.csv");
    const rows = await rowsOf(id);
    const wrong = rows.filter((row) => row.errors > 0);
    const clean = rows.filter((row) => row.errors === 0 && row.fileRow !== 91);
    expect([rows.length, wrong.length, clean.length, dollars(clean)]).toEqual([89, 8, 80, "2957500"]);
    expect(wrong.map((row) => [row.fileRow, codes(row)[0]])).toEqual([
      [84, "employee_unknown"],
      [85, "amount_unreadable"],
      [86, "amount_unreadable"],
      [87, "amount_unreadable"],
      [88, "amount_unreadable"],
      [89, "amount_unreadable"],
      [90, "loan_of_another"],
      [92, "far_above_owed"],
    ]);
    const twins = rows.filter((row) => codes(row).includes("twin_in_draft"));
    expect(twins.map((row) => row.fileRow)).toEqual([9, 91]);
    const draft = await prisma.batchDraft.findFirstOrThrow({ where: { id } });
    expect(draft.title).toBe("Contributions payroll export");
    expect(draft.fileFacts).toMatchObject({
      headerRow: 3,
      totals: [{ row: 94, amount: "29575.00" }],
      sameAs: null,
    });
  });

  it("2026-11: 150 rows, $27,937.41, no errors, 50 chosen by the rule", async () => {
    const rows = await rowsOf(await upload(await makeAcme(), "contributions-2026-11.csv"));
    expect([rows.length, dollars(rows), rows.filter((row) => row.errors > 0).length]).toEqual([
      150,
      "2793741",
      0,
    ]);
    expect(rows.filter((row) => row.chosenByRule)).toHaveLength(50);
  });

  it("legacy export: Windows-1252, 30 clean at 120.00, then each case", async () => {
    const rows = await rowsOf(await upload(await makeAcme(), "contributions-legacy-export.csv"));
    expect(rows).toHaveLength(41);
    expect(rows.slice(0, 30).every((row) => row.errors === 0 && row.amount?.toFixed(2) === "120.00")).toBe(
      true,
    );
    expect(rows[1]?.raw).toContain("Giulia Novák");
    expect(rows.slice(30).map(codes)).toEqual([
      ["employee_terminated"],
      ["employee_on_leave"],
      ["no_loan"],
      ["loan_not_payable"],
      ["loan_not_payable"],
      ["loan_not_payable"],
      ["loan_number_spoilt"],
      [],
      ["loan_number_spoilt", "twin_in_draft"],
      ["twin_in_draft"],
      [],
    ]);
  });
});

describe("the same file", () => {
  let acme: Payroll;
  beforeAll(async () => {
    acme = await makeAcme();
  });

  it("twenty times, five at once, makes one draft with its rows once", async () => {
    const content = await sampleFile("contributions-2026-11.csv");
    const ids = new Set<string>();
    for (let round = 0; round < 4; round++) {
      const five = await Promise.all(
        Array.from({ length: 5 }, () => draftFromFile(acme.admin, { bytes: content, fileName: "again.csv" })),
      );
      expect(five.filter((draft) => !draft.existing)).toHaveLength(round === 0 ? 1 : 0);
      for (const draft of five) ids.add(draft.id);
    }
    const [id = ""] = ids;
    expect(ids.size).toBe(1);
    expect(await rowsOf(id)).toHaveLength(150);
    expect(await prisma.batchDraft.count({ where: { businessId: acme.businessId } })).toBe(1);
  });

  it("brought in while its deleted draft is restored, leaves one open draft and no fault", async () => {
    const racing = await makeAcme();
    for (let round = 0; round < 10; round++) {
      const bytes = new TextEncoder().encode(`external_id,amount\nE10028,15${round}.00\n`);
      const { id } = await draftFromFile(racing.admin, { bytes, fileName: "race.csv" });
      await deleteDraft(racing.admin, { id });
      const [again, restored] = await Promise.allSettled([
        draftFromFile(racing.admin, { bytes, fileName: "race.csv" }),
        restoreDraft(racing.admin, { id }),
      ]);
      expect(again.status).toBe("fulfilled");
      if (restored.status === "rejected") expect(restored.reason).toMatchObject({ code: "conflict" });
      const { fileHash } = await prisma.batchDraft.findFirstOrThrow({ where: { id } });
      expect(await prisma.batchDraft.count({ where: { fileHash, status: "draft" } })).toBe(1);
    }
  });

  it("of another business is another draft", async () => {
    const other = await makeAcme();
    const content = await sampleFile("contributions-2026-11.csv");
    const theirs = await draftFromFile(other.admin, { bytes: content, fileName: "again.csv" });
    expect(theirs.existing).toBe(false);
    expect(await prisma.draftRow.count({ where: { businessId: other.businessId } })).toBe(150);
  });
});

describe("a mapping by hand", () => {
  const file = bytes("Person,Pay this,Where\nE10028,150.00,\nE10010,75.25,\nTotal,225.25,\n");

  it("reads every row anew, keeps the total line apart, and is remembered for the next such file", async () => {
    const acme = await makeAcme();
    const id = await upload(acme, "odd.csv", file);
    const before = await rowsOf(id);
    expect(before.map(codes)).toEqual(before.map(() => ["employee_missing", "amount_unreadable"]));
    await changeMapping(acme.admin, { id, version: 1, mapping: ["employeeId", "amount", "loanNumber"] });
    const after = await rowsOf(id);
    expect(after.map((row) => [row.fileRow, row.amount?.toFixed(2), row.errors])).toEqual([
      [2, "150.00", 0],
      [3, "75.25", 0],
    ]);
    const next = await upload(acme, "odd-2.csv", bytes("Person,Pay this,Where\nE10028,10.00,\n"));
    expect((await rowsOf(next)).map((row) => row.errors)).toEqual([0]);
  });

  it("refuses one field for two columns, and changes nothing", async () => {
    const acme = await makeAcme();
    const id = await upload(acme, "odd.csv", file);
    await expect(
      changeMapping(acme.admin, { id, version: 1, mapping: ["employeeId", "amount", "amount"] }),
    ).rejects.toThrow(/one column only/);
    expect(await prisma.batchDraft.findFirst({ where: { id } })).toMatchObject({ version: 1 });
  });
});

it("rows of one employee far apart in a large file are twins and share the room", async () => {
  const acme = await makeAcme();
  const filler = Array.from({ length: 5_100 }, (_, n) => `X${n},1.00`).join("\n");
  const id = await upload(
    acme,
    "far.csv",
    bytes(`external_id,amount\nE10028,100.00\n${filler}\nE10028,100.00\n`),
  );
  const twins = await prisma.draftRow.findMany({
    where: { draftId: id, borrowerId: { not: null } },
    orderBy: { position: "asc" },
  });
  expect(twins.map((row) => [row.position, codes(row)])).toEqual([
    [1, ["twin_in_draft"]],
    [5_102, ["twin_in_draft"]],
  ]);
});

describe("a file that cannot be read is refused in words and leaves nothing", () => {
  const header = "external_id,amount,memo\n";
  const cases: [string, Uint8Array, RegExp][] = [
    ["empty", bytes(""), /The file is empty/],
    ["header only", bytes(header), /nothing beneath/],
    ["a zip renamed .csv", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), /zip archive/],
    ["not text", new Uint8Array([1, 2, 3, 0, 5]), /not text|UTF-16/],
    ["an unclosed quote", bytes(`${header}E1,"2.00,\nE2,3.00,\n`), /Row 2: a quotation mark is opened/],
    ["a 10 MB cell", bytes(`${header}E1,1.00,${"x".repeat(10 * 1024 * 1024)}\n`), /Row 2, column 3/],
    ["a million columns", bytes(`${header}${",".repeat(1_000_000)}\n`), /columns/],
    ["a total line only", bytes(`${header}Total,5.00,\n`), /nothing beneath/],
  ];

  it.each(cases)("%s", async (_name, file, words) => {
    const { businessId, admin } = await makePayroll(day("2026-11-23"));
    const refused = await draftFromFile(admin, { bytes: file, fileName: "bad.csv" }).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(FileRefused);
    expect(String(refused)).toMatch(words);
    expect(await prisma.batchDraft.count({ where: { businessId } })).toBe(0);
    expect(await prisma.draftRow.count({ where: { businessId } })).toBe(0);
  });
});

it("a viewer may not bring in a file", async () => {
  const { viewer } = await makePayroll(day("2026-11-23"));
  await expect(
    draftFromFile(viewer, { bytes: bytes("external_id,amount\nE1,1\n"), fileName: "x.csv" }),
  ).rejects.toThrow(/prepare batches/);
});
