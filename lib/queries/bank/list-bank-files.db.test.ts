import { expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { addDays, day } from "@/lib/domain/days";
import { sentPlace } from "@/lib/schemas/bank/bank-files";
import { seqPlace } from "@/lib/schemas/places";
import { makePayroll } from "@/prisma/factories/payroll";
import { BANK_FILES_PER_PAGE, bankFilesCsv, listBankFiles } from "./list-bank-files";

const at = new Date("2026-11-23T14:00:00Z");
const many = BANK_FILES_PER_PAGE + 2;

it("bank files stand on pages on which none is missed or shown twice, and are exported whole", async () => {
  const { businessId, admin, viewer } = await makePayroll(day("2026-11-23"));
  await prisma.achFile.createMany({
    data: Array.from({ length: many }, (_, n) => ({
      businessId,
      windowDay: new Date(`${addDays(day("2026-01-01"), Math.floor(n / 2))}T00:00:00Z`),
      kind: n % 2 === 0 ? "morning" : "cut_off",
      createdAt: at,
    })),
  });
  for (let n = 0; n < many; n++) {
    const upload = {
      businessId,
      kind: "answers",
      fileHash: `${n}`,
      fileName: `=file ${n}.txt`,
      readBy: "Adam Adler",
    };
    await prisma.bankUpload.create({ data: { ...upload, at, summary: "Today's returns are in." } });
  }
  const first = await listBankFiles(admin, { sent: null, read: null });
  expect([first.sent.before, first.read.before]).toEqual([null, null]);
  const sent = sentPlace({ sentafter: first.sent.after ?? "" });
  const read = seqPlace({ after: first.read.after ?? "" });
  const second = await listBankFiles(admin, { sent, read });
  expect([second.sent.rows.length, second.read.rows.length, second.sent.after, second.read.after]).toEqual([
    2,
    2,
    null,
    null,
  ]);
  const ids = [...first.sent.rows, ...second.sent.rows].map((file) => file.id);
  expect(new Set(ids).size).toBe(many);
  expect(first.sent.rows[0]?.kind).toBe("cut_off");
  expect(new Set([...first.read.rows, ...second.read.rows].map((file) => file.id)).size).toBe(many);
  const back = await listBankFiles(admin, {
    sent: sentPlace({ sentbefore: second.sent.before ?? "" }),
    read: seqPlace({ before: second.read.before ?? "" }),
  });
  expect(back.sent).toEqual({ ...first.sent, before: null });
  expect(back.read.rows).toEqual(first.read.rows);
  const { body } = await bankFilesCsv(admin, "read");
  const lines = (await new Response(body).text()).trim().split("\n");
  expect([lines.length, lines[1]?.startsWith("'=file")]).toEqual([many + 1, true]);
  await expect(bankFilesCsv(viewer, "sent")).rejects.toThrow(/role/);
});
