import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { seqPlace } from "@/lib/schemas/places";
import { makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { listMails } from "./list-mails";

async function write(
  payroll: Payroll,
  count: number,
  more: { kind?: string; text?: string } = {},
): Promise<void> {
  await prisma.mail.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      businessId: payroll.businessId,
      kind: more.kind ?? "sent_back",
      toEmail: `person${n}@payroll.example`,
      toName: `Person ${n}`,
      subject: `Subject ${n}`,
      text: more.text ?? `Words of letter ${n}.`,
      at: new Date("2026-11-23T14:00:00Z"),
    })),
  });
}

describe("the mails of a business", () => {
  it("come the latest first, in pages both ways, its own only", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    await write(payroll, 45);
    const first = await listMails(payroll.viewer, {}, null);
    const second = await listMails(payroll.viewer, {}, seqPlace({ after: first.after ?? "" }));
    const third = await listMails(payroll.viewer, {}, seqPlace({ after: second.after ?? "" }));
    const back = await listMails(payroll.viewer, {}, seqPlace({ before: third.before ?? "" }));
    expect([first, second, third].map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
    expect(first.rows[0]?.subject).toBe("Subject 44");
    expect(third.rows.at(-1)?.subject).toBe("Subject 0");
    expect(back.rows).toEqual(second.rows);
    expect([first.before, third.after, first.total]).toEqual([null, null, 45]);
    const other = await makePayroll(day("2026-11-23"));
    expect((await listMails(other.viewer, {}, null)).total).toBe(0);
  });

  it("are searched by reader, subject and words, taken as they stand", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    await write(payroll, 12);
    const found = async (text: string): Promise<number> =>
      (await listMails(payroll.viewer, { text }, null)).total;
    expect([
      await found("person7@"),
      await found("letter 11."),
      await found("%"),
      await found("nobody"),
    ]).toEqual([1, 1, 0, 0]);
  });

  it("keep a one-time link from everybody but its reader, in the words and in the search", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    await write(payroll, 1, { kind: "welcome", text: "Choose a password: /set-password/secret" });
    const [mail] = (await listMails(payroll.viewer, {}, null)).rows;
    expect(mail).toMatchObject({ text: null, subject: "Subject 0", sent: false });
    expect((await listMails(payroll.viewer, { text: "secret" }, null)).rows).toEqual([]);
  });
});
