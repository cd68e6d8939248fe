import { describe, expect, it } from "vitest";
import { eventWords } from "./event-words";

const words = (kind: string, data: Record<string, unknown>) =>
  eventWords({ id: "1", kind, who: "Ana", at: "2026-11-23T14:00:00.000Z", data });

describe("what the sandbox was asked to answer", () => {
  it("names a change by the table of changes, a return by that of returns", () => {
    const change = words("simulation.asked", { kind: "notification_of_change", code: "C01" });
    expect(change).toMatchObject({
      what: "Asked of the sandbox: your bank corrects the account’s details",
      detail: "C01, account number",
    });
    expect(words("simulation.asked", { kind: "debit_return", code: "R01" })).toMatchObject({
      what: "Asked of the sandbox: your bank returns the debit",
      detail: "R01, insufficient funds",
    });
    expect(words("simulation.asked", { kind: "credit_return", code: "R03" }).what).toBe(
      "Asked of the sandbox: the servicer’s bank returns the payment",
    );
  });

  it("names a posting by its amount: it has no code", () => {
    const short = words("simulation.asked", { kind: "servicer_short", code: null, amount: "40.00" });
    expect(short.what).toBe("Asked of the sandbox: the servicer posts $40.00");
    expect(words("simulation.asked", { kind: "servicer_short", code: null }).what).toBe(
      "Asked of the sandbox: the servicer posts an amount",
    );
  });
});

it("a release says who prepared the batch, unless it was the same", () => {
  expect(words("batch.released", { preparedBy: "Ben" }).detail).toBe("Prepared by Ben.");
  expect(words("batch.released", { preparedBy: "Ana" }).detail).toBeUndefined();
});

it("a correction of the debited account says code, old and new", () => {
  const before = { routingNumber: "021000021", last4: "0176", type: "checking" };
  const data = { code: "C01", applied: true, before, after: { ...before, last4: "0111" } };
  expect(words("account.corrected", data)).toMatchObject({
    what: "The bank corrected the account: C01, account number",
    detail: "Account number: was ending in 0176, is now ending in 0111.",
  });
});
