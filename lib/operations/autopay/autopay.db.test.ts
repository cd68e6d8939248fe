import { describe, expect, it } from "vitest";
import { day } from "@/lib/domain/days";
import { listAutopay } from "@/lib/queries/autopay/list-autopay";
import { makeOwnAccount, makeOwnMoney } from "@/prisma/factories/own-money";
import { deleteAutopay } from "./delete-autopay";
import { putAutopay } from "./put-autopay";

/** A Borrower with two verified accounts, and which of them the one autopay draws on. */
async function someone() {
  const own = await makeOwnMoney(day("2026-11-23"));
  const other = await makeOwnAccount(own.key);
  const { servicerId } = own.employee;
  const stands = async () => (await listAutopay(own.payer)).data.map((one) => one.source_account.id);
  return { ...own, servicerId, other, stands };
}

describe("an autopay in two windows", () => {
  it("is recorded by the first; the second is told, and may then put its own in its place", async () => {
    const { payer, servicerId, accountId, other, stands } = await someone();
    const nothingShown = { servicerId, shownAccountId: null };
    const both = await Promise.allSettled(
      [accountId, other].map((sourceAccountId) => putAutopay(payer, { ...nothingShown, sourceAccountId })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [first] = await stands();
    const second = first === other ? accountId : other;
    await expect(putAutopay(payer, { ...nothingShown, sourceAccountId: second })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await stands()).toEqual([first]);
    await putAutopay(payer, { servicerId, shownAccountId: first, sourceAccountId: second });
    expect(await stands()).toEqual([second]);
  });

  it("is not turned off, nor given an account, by a window that showed another", async () => {
    const { payer, servicerId, accountId, other, stands } = await someone();
    await putAutopay(payer, { servicerId, sourceAccountId: other });
    const stale = { servicerId, shownAccountId: accountId };
    await expect(deleteAutopay(payer, stale)).rejects.toMatchObject({ code: "conflict" });
    expect(await stands()).toEqual([other]);
    await deleteAutopay(payer, { servicerId, shownAccountId: other });
    const gone = { servicerId, shownAccountId: other, sourceAccountId: accountId };
    await expect(putAutopay(payer, gone)).rejects.toMatchObject({ code: "conflict" });
    expect(await stands()).toEqual([]);
  });

  it("by the API replaces whatever stands", async () => {
    const { key, servicerId, accountId, other, stands } = await someone();
    await putAutopay(key, { servicerId, sourceAccountId: accountId });
    await putAutopay(key, { servicerId, sourceAccountId: other });
    expect(await stands()).toEqual([other]);
    await deleteAutopay(key, { servicerId });
    expect(await stands()).toEqual([]);
  });
});
