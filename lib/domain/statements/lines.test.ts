import { expect, it } from "vitest";
import { posting, type TransferKind, transferKinds } from "../batches/ledger";
import { statementKinds, statementWords } from "./lines";

it("a statement has words for every transfer that moves cash, and for no other", () => {
  const movesCash = (kind: TransferKind): boolean => Object.values(posting(kind)).includes("bank_cash");
  expect([...statementKinds].sort()).toEqual(transferKinds.filter(movesCash).sort());
  expect(new Set(statementKinds.map(statementWords)).size).toBe(statementKinds.length);
});
