import { describe, expect, it, test } from "vitest";
import { sourceAccountForm, sourceAccountPayload, verifyAccountInput } from "./source-account";

const form = {
  nameOnAccount: "Acme Robotics, Inc.",
  routingNumber: " 021000021 ",
  accountNumber: "483920176",
  repeated: "483920176",
  type: "checking",
};
const messages = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  (result.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("an account as a form sends it", () => {
  it("is the documents' four fields, trimmed, without the repetition", () => {
    expect(sourceAccountForm.parse(form)).toEqual({
      nameOnAccount: "Acme Robotics, Inc.",
      routingNumber: "021000021",
      accountNumber: "483920176",
      type: "checking",
    });
  });

  test.each([
    [{ repeated: "483920177" }, "repeated: The two account numbers differ"],
    [{ routingNumber: "021000022" }, "routingNumber: 021000022 is not a routing number"],
    [{ nameOnAccount: "  " }, "nameOnAccount: The name as the bank has it is missing"],
    [{ type: "gold" }, "type: Expected checking"],
  ])("%o is refused", (change, words) => {
    expect(messages(sourceAccountForm.safeParse({ ...form, ...change })).join("\n")).toContain(words);
  });
});

describe("an account as the API sends it", () => {
  it("says all that is wrong, in the API's names; the documents' sample number fails its check digit", () => {
    const found = messages(
      sourceAccountPayload.safeParse({
        account_number: 1234,
        name_on_account: "",
        routing_number: "123456789",
        type: "x",
      }),
    );
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "account_number",
      "name_on_account",
      "routing_number",
      "type",
    ]);
  });
});

describe("the two deposits", () => {
  const id = "0b2f6e0c-0d3a-4e1c-9a55-3a7b1c9d2e4f";
  const read = (first: string) => verifyAccountInput.safeParse({ id, first, second: "0.10" });

  test.each([
    ["0.07", "0.07"],
    ["$0.07", "0.07"],
    [" .07 ", "0.07"],
  ])("%s is read as %s", (text, amount) => {
    expect(read(text).data?.first).toBe(amount);
  });
  test.each(["7", "0.7", "1.07", "0.070", "-0.07", "7 cents", ""])("%s is not", (text) => {
    expect(read(text).success).toBe(false);
  });
});
