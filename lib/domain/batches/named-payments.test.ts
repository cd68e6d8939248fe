import { describe, expect, it } from "vitest";
import { namesIn } from "./named-payments";

describe("the payments named in a pasted text", () => {
  it("stand one a line or in cells, each once", () => {
    expect(namesIn('pay-1\r\npay-2\n\n"pay 3"\tpay-4; pay-1 ,pay-5')).toEqual([
      "pay-1",
      "pay-2",
      "pay 3",
      "pay-4",
      "pay-5",
    ]);
  });

  it("are none in an empty text", () => {
    expect(namesIn(" \n,;\t")).toEqual([]);
  });
});
