import { expect, it } from "vitest";
import { jsonInLines } from "./json-lines";

it("gives each value a line and changes none", () => {
  const raw = '{"amount":100.00, "title":"a {b}, \\"c\\": d","payments":[{"id":1},12345678901234567890]}';
  expect(jsonInLines(raw)).toBe(`{
  "amount": 100.00,
  "title": "a {b}, \\"c\\": d",
  "payments": [
    {
      "id": 1
    },
    12345678901234567890
  ]
}`);
});

it("shows what is no JSON as well", () => {
  expect(jsonInLines('{"cut": "sh')).toBe('{\n  "cut": "sh');
  expect(jsonInLines("]")).toBe("\n]");
});
