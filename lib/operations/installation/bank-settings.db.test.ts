import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/actor";
import { noteDestination } from "@/lib/db/bank/settings";
import { prisma } from "@/lib/db/client";
import { decrypt } from "@/lib/db/secrets";
import { inTransaction } from "@/lib/db/transaction";
import { day } from "@/lib/domain/days";
import { getInstallation } from "@/lib/queries/installation/get-installation";
import { companyIdInput, destinationInput, odfiInput } from "@/lib/schemas/bank/bank-settings";
import { makePayroll } from "@/prisma/factories/payroll";
import { writeServicers } from "@/prisma/factories/servicers";
import { changeCompanyId, saveDestination, saveOdfi } from "./bank-settings";

const operator: OperatorActor = { kind: "operator", userId: randomUUID(), name: "Olu", email: "o@x.example" };

async function nelnet(): Promise<string> {
  await writeServicers();
  return (await prisma.servicer.findFirstOrThrow({ where: { name: "Nelnet" } })).id;
}

const account = (servicerId: string, more: object = {}) =>
  destinationInput.parse({
    servicerId,
    routingNumber: "091000019",
    accountNumber: "5550001234",
    type: "checking",
    accountNumberFormat: "##########",
    contact: "",
    ...more,
  });

describe("where a servicer is paid", () => {
  it("keeps its number encrypted, and when only something else is changed", async () => {
    const servicerId = await nelnet();
    await saveDestination(operator, account(servicerId));
    await saveDestination(operator, account(servicerId, { accountNumber: "", routingNumber: "021000021" }));
    const row = await prisma.servicerDestination.findUniqueOrThrow({ where: { servicerId } });
    expect(row.accountNumber).not.toContain("5550001234");
    expect([decrypt(row.accountNumber), row.last4, row.routingNumber]).toEqual([
      "5550001234",
      "1234",
      "021000021",
    ]);
  });

  it("needs a number the first time, and shows what its bank says until somebody enters it", async () => {
    const servicerId = await nelnet();
    await prisma.servicerDestination.deleteMany({ where: { servicerId } });
    await expect(saveDestination(operator, account(servicerId, { accountNumber: "" }))).rejects.toMatchObject(
      {
        problems: [{ path: "accountNumber" }],
      },
    );
    await saveDestination(operator, account(servicerId));
    const at = new Date("2026-11-27T14:00:00Z");
    await inTransaction((tx) => noteDestination(tx, servicerId, { text: "C01 111222333", at }));
    const seen = async () =>
      (await getInstallation(operator)).servicers.find(({ id }) => id === servicerId)?.destination?.notice;
    expect(await seen()).toEqual({ text: "C01 111222333", at: at.toISOString() });
    await saveDestination(operator, account(servicerId, { accountNumber: "111222333" }));
    expect(await seen()).toBeNull();
  });

  it("refuses a routing number that cannot exist and a form that nobody can read", async () => {
    const servicerId = await nelnet();
    const read = destinationInput.safeParse({
      ...account(servicerId),
      routingNumber: "123456789",
      accountNumberFormat: "(a+)+",
    });
    expect(read.error?.issues.map((issue) => issue.path[0])).toEqual([
      "routingNumber",
      "accountNumberFormat",
    ]);
  });
});

describe("the bank and the company ids", () => {
  it("are entered once for all, and each business has its own id", async () => {
    await saveOdfi(
      operator,
      odfiInput.parse({
        routingNumber: "121042882",
        name: "First Bank",
        originId: "121042882",
        originName: "Paydown",
      }),
    );
    expect((await getInstallation(operator)).odfi).toMatchObject({ name: "First Bank", updatedBy: "Olu" });
    const one = await makePayroll(day("2026-11-23"));
    const two = await makePayroll(day("2026-11-23"));
    const companyId = `7${String(Date.now()).slice(-9)}`;
    await changeCompanyId(operator, companyIdInput.parse({ businessId: one.businessId, companyId }));
    await expect(changeCompanyId(operator, { businessId: two.businessId, companyId })).rejects.toMatchObject({
      problems: [{ path: "companyId" }],
    });
    const changed = { businessId: one.businessId, kind: "settings.changed" };
    expect(await prisma.activity.count({ where: changed })).toBe(1);
  });
});
