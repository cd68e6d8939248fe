import { describe, expect, it } from "vitest";
import { prisma } from "../client";
import { plainList, textList } from "./lists";

describe("a list as PostgreSQL writes it", () => {
  it("comes back as it was given", async () => {
    const texts = [
      "a",
      "",
      "NULL",
      null,
      'say "hi"',
      "back\\slash\\",
      "a,b{c}",
      " spaces ",
      "é日本",
      "line\nbreak",
    ];
    const ids = ["6f9619ff-8b86-4d01-b42d-00cf4fc964ff", null];
    const amounts = ["0.10", "-12345678.90", null];
    const rows = await prisma.$queryRaw<[{ texts: unknown; ids: unknown; amounts: unknown; none: unknown }]>`
      SELECT to_json(${textList(texts)}::text[])::text AS texts, to_json(${plainList(ids)}::uuid[])::text AS ids,
             to_json(${plainList(amounts)}::numeric[]::text[])::text AS amounts, to_json(${plainList([])}::uuid[])::text AS none`;
    const [{ texts: t, ids: i, amounts: a, none }] = rows;
    expect([t, i, a, none].map((json): unknown => JSON.parse(String(json)))).toEqual([
      texts,
      ids,
      amounts,
      [],
    ]);
  });

  it("takes plain words as they stand and no others", () => {
    for (const word of ["a,b", "{", '"', "a b", "", "NULL", "\\", "a'"]) {
      expect(() => plainList([word])).toThrow(RangeError);
    }
  });
});
