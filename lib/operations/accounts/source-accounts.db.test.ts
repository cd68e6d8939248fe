import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { KeyActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { decrypt } from "@/lib/db/secrets";
import { day } from "@/lib/domain/days";
import { add, type Money, money } from "@/lib/domain/money";
import { getSourceAccount, getSourceAccountDetail } from "@/lib/queries/accounts/get-source-account";
import {
  countDisabledAccounts,
  listSourceAccounts,
  sourceAccountsCsv,
} from "@/lib/queries/accounts/list-source-accounts";
import {
  makeBatch,
  makeEmployee,
  makePayroll,
  makeSentDraft,
  type Payroll,
  walkTo,
} from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks } from "@/prisma/testing/books";
import { addSourceAccount } from "./add-source-account";
import { removeSourceAccount } from "./remove-source-account";
import { verifySourceAccount } from "./verify-source-account";

const input = (accountNumber = `${randomInt(1_000_000_000, 2_000_000_000)}`) => ({
  nameOnAccount: "Acme Robotics, Inc.",
  routingNumber: "011000015",
  accountNumber,
  type: "checking" as const,
});

const keyOf = (payroll: Payroll, scopes: KeyActor["scopes"]): KeyActor => ({
  kind: "key",
  businessId: payroll.businessId,
  keyId: payroll.accountId,
  name: "ci",
  scopes,
  madeBy: { userId: payroll.owner.userId, name: payroll.owner.name },
});

async function sentTo(businessId: string, id: string): Promise<[Money, Money]> {
  const row = await prisma.sourceAccount.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } });
  return [money(row.deposit1?.toFixed(2) ?? ""), money(row.deposit2?.toFixed(2) ?? "")];
}

/** Amounts that were surely not sent. */
const wrong = { first: money("0.31"), second: money("0.32") };

describe("adding an account", () => {
  it("by a person waits for its deposits; the number is stored encrypted and never given back", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const view = await addSourceAccount(payroll.admin, input("000123456789"));
    expect(view).toEqual({
      account_number_last_4: "6789",
      id: view.id,
      name_on_account: "Acme Robotics, Inc.",
      payments_supported: false,
      routing_number: "011000015",
      status: "pending_verification",
      type: "checking",
    });
    const row = await prisma.sourceAccount.findUniqueOrThrow({
      where: { businessId_id: { businessId: payroll.businessId, id: view.id } },
    });
    expect(row.accountNumber).not.toContain("123456789");
    expect(decrypt(row.accountNumber)).toBe("000123456789");
    expect(JSON.stringify(await getSourceAccountDetail(payroll.viewer, view.id))).not.toContain("123456789");
  });

  it("by a key is attested: verified at once, without deposits", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const view = await addSourceAccount(keyOf(payroll, ["write"]), input());
    expect(view).toMatchObject({ status: "verified", payments_supported: true });
    await walkTo(payroll.businessId, "2026-11-25");
    expect(await balanceOf(payroll.businessId, "verification_expense")).toBe("0.00");
  });

  it.each(["approver", "viewer"] as const)("is not for the %s", async (role) => {
    const payroll = await makePayroll(day("2026-11-23"));
    await expect(addSourceAccount(payroll[role], input())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is not for a key that may only read or release", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const key = keyOf(payroll, ["read", "release"]);
    await expect(addSourceAccount(key, input())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("twice says which account it is; five at once leave one", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => addSourceAccount(payroll.admin, input("4455667788"))),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    await expect(addSourceAccount(payroll.owner, input("4455667788"))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Acme Robotics, Inc., ending in 7788") as string,
    });
    const other = await makePayroll(day("2026-11-23"));
    await expect(addSourceAccount(other.admin, input("4455667788"))).resolves.toBeDefined();
  });

  it("at a bank that takes no ACH is refused on a page, and unsupported by API", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const treasury = { ...input(), routingNumber: "000000518" };
    await expect(addSourceAccount(payroll.admin, treasury)).rejects.toMatchObject({ code: "invalid" });
    expect(await addSourceAccount(keyOf(payroll, ["write"]), treasury)).toMatchObject({
      status: "verified",
      payments_supported: false,
    });
  });
});

describe("verifying an account", () => {
  it("costs no try before the deposits arrive, and books them when they do", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { id } = await addSourceAccount(payroll.admin, input());
    await walkTo(payroll.businessId, "2026-11-24", "08:30:00");
    await expect(verifySourceAccount(payroll.admin, { id, ...wrong })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await getSourceAccountDetail(payroll.admin, id))?.verification).toMatchObject({
      arrived: false,
      triesLeft: 3,
      seenInSandbox: null,
    });
    await walkTo(payroll.businessId, "2026-11-24");
    const [first, second] = await sentTo(payroll.businessId, id);
    expect((await getSourceAccountDetail(payroll.viewer, id))?.verification?.seenInSandbox).toEqual([
      first,
      second,
    ]);
    expect(await balanceOf(payroll.businessId, "verification_expense")).toBe(add(first, second));
    const view = await verifySourceAccount(payroll.admin, { id, first: second, second: first });
    expect(view).toMatchObject({ status: "verified", payments_supported: true });
    await expectTrueBooks(payroll.businessId);
  });

  it("added on a Friday evening or a holiday, they come with the next open file", async () => {
    const payroll = await makePayroll(day("2026-11-25"));
    await walkTo(payroll.businessId, "2026-11-25", "17:30:00");
    const { id } = await addSourceAccount(payroll.admin, input());
    expect((await getSourceAccountDetail(payroll.admin, id))?.verification?.arriveOn).toBe("2026-11-30");
  });

  it("forgives two wrong tries, disables on the third, and then nothing is right any more", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const number = "9988776655";
    const { id } = await addSourceAccount(payroll.admin, input(number));
    await walkTo(payroll.businessId, "2026-11-24");
    const [first, second] = await sentTo(payroll.businessId, id);
    const tryWrong = () => verifySourceAccount(payroll.admin, { id, ...wrong });
    await expect(tryWrong()).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("2 tries") as string,
    });
    await expect(tryWrong()).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("One try") as string,
    });
    await expect(tryWrong()).rejects.toMatchObject({ code: "conflict" });
    expect(await getSourceAccount(payroll.viewer, id)).toMatchObject({ status: "disabled" });
    await expect(verifySourceAccount(payroll.admin, { id, first, second })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await addSourceAccount(payroll.admin, input(number))).id).not.toBe(id);
  });

  it("three wrong tries at once are three, not one", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { id } = await addSourceAccount(payroll.admin, input());
    await walkTo(payroll.businessId, "2026-11-24");
    await Promise.allSettled(
      Array.from({ length: 3 }, () => verifySourceAccount(payroll.admin, { id, ...wrong })),
    );
    expect(await getSourceAccount(payroll.viewer, id)).toMatchObject({ status: "disabled" });
  });

  it("is not for who may not write accounts, nor for another business", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const other = await makePayroll(day("2026-11-24"));
    const { id } = await addSourceAccount(payroll.admin, input());
    await walkTo(payroll.businessId, "2026-11-24");
    const [first, second] = await sentTo(payroll.businessId, id);
    const right = { id, first, second };
    await expect(verifySourceAccount(payroll.viewer, right)).rejects.toMatchObject({ code: "forbidden" });
    await expect(verifySourceAccount(other.owner, right)).rejects.toMatchObject({ code: "not_found" });
    await expect(removeSourceAccount(other.owner, { id })).rejects.toMatchObject({ code: "not_found" });
    expect(await getSourceAccount(other.owner, id)).toBeNull();
    expect((await listSourceAccounts(other.owner)).accounts.map((account) => account.id)).not.toContain(id);
  });
});

describe("removing an account", () => {
  it("takes it from the lists, keeps it by id, and may be asked twice", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { id } = await addSourceAccount(keyOf(payroll, ["write"]), input());
    expect((await removeSourceAccount(payroll.admin, { id })).status).toBe("disabled");
    expect((await removeSourceAccount(payroll.admin, { id })).status).toBe("disabled");
    expect((await listSourceAccounts(payroll.viewer)).accounts.map((account) => account.id)).toEqual([
      payroll.accountId,
    ]);
    expect(await getSourceAccount(payroll.viewer, id)).toMatchObject({
      status: "disabled",
      payments_supported: false,
    });
  });

  it("puts it into the other list, and both are exported", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { id } = await addSourceAccount(payroll.admin, { ...input(), nameOnAccount: "=Acme" });
    await removeSourceAccount(payroll.admin, { id });
    const { accounts } = await listSourceAccounts(payroll.viewer, { disabled: true });
    expect(accounts.map((account) => account.id)).toEqual([id]);
    expect(await countDisabledAccounts(payroll.viewer)).toBe(1);
    const rowsOf = async (disabled: boolean) => {
      const { body } = await sourceAccountsCsv(payroll.viewer, { disabled });
      return (await new Response(body).text()).trim().split("\n").slice(1);
    };
    const [removed, ...others] = await rowsOf(true);
    expect(others).toEqual([]);
    expect(removed).toMatch(/^'=Acme,\d{4},011000015,checking,disabled,removed,2026-11-23T14:00:00Z,/);
    expect(await rowsOf(false)).toEqual([expect.stringContaining(payroll.accountId)]);
  });

  it("before the file closes sends no deposits; after it they arrive all the same", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const early = await addSourceAccount(payroll.admin, input());
    const late = await addSourceAccount(payroll.admin, input());
    await walkTo(payroll.businessId, "2026-11-23", "17:29:59");
    await removeSourceAccount(payroll.admin, { id: early.id });
    await walkTo(payroll.businessId, "2026-11-23", "17:30:00");
    await removeSourceAccount(payroll.admin, { id: late.id });
    await walkTo(payroll.businessId, "2026-11-25");
    expect(await balanceOf(payroll.businessId, "verification_expense")).toBe(
      add(...(await sentTo(payroll.businessId, late.id))),
    );
  });

  it("is refused while something draws on it, naming what", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const to = await makeEmployee(payroll.businessId);
    const remove = () => removeSourceAccount(payroll.admin, { id: payroll.accountId });
    const draft = await makeSentDraft(payroll, [{ to, amount: "10.00" }]);
    await expect(remove()).rejects.toMatchObject({
      code: "conflict",
      problems: [
        { path: `drafts.${draft.id}`, message: expect.stringContaining("November contributions") as string },
      ],
    });
    await prisma.batchDraft.update({
      where: { businessId_id: { businessId: payroll.businessId, id: draft.id } },
      data: { status: "deleted" },
    });
    const batchId = await makeBatch(payroll, [{ to, amount: "20.00" }]);
    await expect(remove()).rejects.toMatchObject({
      code: "conflict",
      problems: [{ path: `batch_payments.${batchId}` }],
    });
    await walkTo(payroll.businessId, "2026-12-01");
    expect((await remove()).status).toBe("disabled");
  });

  it("is not for the approver", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    await expect(removeSourceAccount(payroll.approver, { id: payroll.accountId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
