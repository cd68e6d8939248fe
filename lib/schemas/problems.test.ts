import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problemsOf, wordsOfKind } from "./problems";

const said = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value, { error: wordsOfKind });
  return error ? problemsOf(error) : [];
};

describe("the words for a value of another kind", () => {
  const account = z.object({ account: z.object({ digits: z.string("Expected the digits.") }) });

  it("are plain where the schema has none: a body without its wrapper", () => {
    expect(said(account, {})).toEqual([{ path: "account", message: "Expected an object, found nothing." }]);
    expect(said(account, { account: [] })[0]?.message).toBe("Expected an object, found a list.");
    expect(said(account, { account: null })[0]?.message).toBe("Expected an object, found null.");
    expect(said(z.int(), 1.5)[0]?.message).toBe("Expected a whole number, found a number.");
    expect(said(z.string(), true)[0]?.message).toBe("Expected a text, found true or false.");
  });

  it("say what was found where a uuid was expected, and not all of a long one", () => {
    expect(said(z.uuid(), "x")[0]?.message).toBe('Expected a uuid, found "x".');
    expect(said(z.uuid(), "y".repeat(100))[0]?.message).toBe(`Expected a uuid, found "${"y".repeat(40)}…".`);
    expect(said(z.uuid("Expected the uuid of a loan."), "x")[0]?.message).toBe(
      "Expected the uuid of a loan.",
    );
  });

  it("are the schema's own where it has some", () => {
    expect(said(account, { account: {} })).toEqual([
      { path: "account.digits", message: "Expected the digits." },
    ]);
  });
});
