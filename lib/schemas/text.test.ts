import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problemsOf } from "./problems";
import { lineOfText } from "./text";

describe("a line of text", () => {
  const name = z.object({ name: lineOfText(5) });
  const said = (value: object) => {
    const { error } = name.safeParse(value);
    return error ? problemsOf(error).map(({ message }) => message) : [];
  };

  it("says what was expected and what was found, and sends nobody to leave out what must be there", () => {
    expect(said({})).toEqual(["Expected text, found nothing."]);
    expect(said({ name: 5 })).toEqual(["Expected text, found a number."]);
    expect(said({ name: " " })).toEqual(["Expected at least one character, found none."]);
    expect(said({ name: "a".repeat(6) })).toEqual(["Expected at most 5 characters, found 6."]);
    expect(said({ name: "a\u0000" })).toEqual([
      "Expected text without control characters and broken ones, found U+0000.",
    ]);
    expect(said({ name: "\ud800" })).toEqual([
      "Expected text without control characters and broken ones, found U+D800.",
    ]);
  });
});
