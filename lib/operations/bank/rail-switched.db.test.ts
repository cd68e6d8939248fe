import { describe, expect, it, vi } from "vitest";
import { prisma } from "@/lib/db/client";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { answersTo, confirmationsOf } from "@/lib/domain/bank/play-bank";
import { day, instantAt } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { addSourceAccount } from "@/lib/operations/accounts/add-source-account";
import { createPayment } from "@/lib/operations/payments/create-payment";
import type { RailName } from "@/lib/rails/rail";
import { writeBank } from "@/prisma/factories/bank";
import { makeOwnMoney, type OwnMoney, someAccountNumber } from "@/prisma/factories/own-money";
import { balanceOf, expectTrueBooks } from "@/prisma/testing/books";
import { files, lastFile, upload } from "@/prisma/testing/nacha";

/** Walks to 09:00 of a day as an installation that was started on this rail: every module reads the settings anew. */
async function walkOn(rail: RailName, businessId: string, to: string): Promise<void> {
  process.env["PAYDOWN_RAIL"] = rail;
  vi.resetModules();
  const { walkTo } = await import("@/prisma/factories/payroll");
  await walkTo(businessId, to);
  const failed = await prisma.dueWork.findMany({ where: { businessId, lastError: { not: null } } });
  expect(failed).toEqual([]);
}

/** Payments of $150.00 each, debited on Friday, 2026-11-27, made while the installation ran on the sandbox rail. */
async function scheduled(count = 1) {
  const own = await makeOwnMoney(day("2026-11-23"));
  await writeBank();
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const made = await createPayment(own.payer, {
      amount: money("150.00"),
      scheduledDate: day("2026-11-27"),
      servicerId: own.employee.servicerId,
      sourceAccountId: own.accountId,
    });
    ids.push(made.id);
  }
  const { businessId } = own.payroll;
  const stages = async () => {
    await expectTrueBooks(businessId);
    const rows = await prisma.payment.findMany({ where: { businessId }, orderBy: { id: "asc" } });
    return rows.map((row) => `${row.rail} ${row.stage} ${row.status}`);
  };
  return { own, businessId, ids, stages };
}

const directionsOf = async ({ payroll }: OwnMoney) =>
  (await files(payroll)).map((text) => readAchFile(text).entries.map((entry) => entry.direction));

describe("a Payment keeps the rail on which its file closed", () => {
  it("the NACHA rail, though the installation runs on the sandbox's again: files carry it and answer it", async () => {
    const { own, businessId, stages } = await scheduled();
    await walkOn("nacha", businessId, "2026-11-27");
    expect(await stages()).toEqual(["nacha debit_settled pending"]);
    const debits = await lastFile(own.payroll);
    await walkOn("sandbox", businessId, "2026-12-04");
    expect(await stages(), "no return file was read").toEqual(["nacha debit_settled pending"]);
    await upload(own.payroll, answersTo(debits, day("2026-12-01"), []));
    await walkOn("sandbox", businessId, "2026-12-04");
    expect(await stages(), "no servicer has confirmed it").toEqual(["nacha credit_settled pending"]);
    expect(await directionsOf(own)).toEqual([["debit"], ["credit"]]);
    const confirmed = confirmationsOf(await lastFile(own.payroll), day("2026-12-03"));
    await upload(own.payroll, confirmed, "nelnet.csv");
    expect(await stages()).toEqual(["nacha closed complete"]);
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
  });

  it("the sandbox's, though the installation runs on the NACHA rail since: nothing waits and no file is written", async () => {
    const { own, businessId, stages } = await scheduled();
    await walkOn("sandbox", businessId, "2026-11-27");
    expect(await stages()).toEqual(["sandbox debit_settled pending"]);
    await walkOn("nacha", businessId, "2026-12-04");
    expect(await stages()).toEqual(["sandbox closed complete"]);
    expect(await files(own.payroll)).toEqual([]);
  });

  it("each its own where both are due on one day: one goes on while the other waits", async () => {
    const { own, businessId, ids, stages } = await scheduled(2);
    await walkOn("nacha", businessId, "2026-11-27");
    await prisma.payment.update({
      where: { businessId_id: { businessId, id: [...ids].sort()[0] ?? "" } },
      data: { rail: "sandbox" },
    });
    await walkOn("nacha", businessId, "2026-12-04");
    expect(await stages()).toEqual(["sandbox credit_sent pending", "nacha debit_settled pending"]);
    const debits = (await files(own.payroll))[0] ?? "";
    await upload(own.payroll, answersTo(debits, day("2026-12-01"), []));
    await walkOn("sandbox", businessId, "2026-12-04");
    expect(await stages()).toEqual(["sandbox closed complete", "nacha credit_settled pending"]);
    expect(await directionsOf(own)).toEqual([["debit", "debit"], ["credit"]]);
  });
});

describe("micro-deposits go by the rail of their cut-off", () => {
  const added = async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const { businessId } = own.payroll;
    const { id } = await addSourceAccount(own.payroll.admin, {
      nameOnAccount: "Payroll, Inc.",
      routingNumber: "011000015",
      accountNumber: someAccountNumber(),
      type: "checking",
    });
    return { own, businessId, id };
  };

  it.each([
    ["nacha", [["credit", "credit"]]],
    ["sandbox", []],
  ] as const)("%s", async (rail, sent) => {
    await writeBank();
    const { own, businessId, id } = await added();
    await walkOn(rail, businessId, "2026-11-24");
    expect(await directionsOf(own)).toEqual(sent);
    const booked = { businessId, subjectId: id, kind: "micro_deposits" };
    expect(await prisma.ledgerTransfer.count({ where: booked })).toBe(2);
    await expectTrueBooks(businessId);
  });

  it("which lacks the bank: they wait, and go by the rail of a later one", async () => {
    await prisma.odfi.deleteMany();
    const { own, businessId } = await added();
    await walkOn("nacha", businessId, "2026-11-25");
    expect(await directionsOf(own)).toEqual([]);
    const work = await prisma.dueWork.findFirstOrThrow({ where: { businessId, kind: "deposits_leave" } });
    expect(work.dueAt).toEqual(instantAt(day("2026-11-25"), "17:30"));
    await walkOn("sandbox", businessId, "2026-11-27");
    expect(await prisma.ledgerTransfer.count({ where: { businessId, kind: "micro_deposits" } })).toBe(2);
    await expectTrueBooks(businessId);
  });
});
