import { expect, it } from "vitest";
import { asPdfText } from "./pdf-text";

it("keeps what the typeface has and writes the rest plainly", () => {
  expect(asPdfText("Chloé Novák, $1.00 – “ok” €")).toBe("Chloé Novák, $1.00 – “ok” €");
  expect(asPdfText("Wren Nguyễn")).toBe("Wren Nguyên");
  expect(asPdfText("Łukasz\tŻak 給")).toBe("Lukasz Zak ?");
});
