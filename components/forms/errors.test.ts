import { expect, test } from "vitest";
import { listErrors } from "./errors";

test("nested errors become a flat list with dotted paths", () => {
  const errors = {
    name: { type: "server", message: "Name is missing." },
    items: [undefined, { amount: { type: "server", message: "Expected dollars and cents." } }],
    root: { type: "server", message: "The draft changed meanwhile." },
  };
  expect(listErrors(errors)).toEqual([
    { path: "name", message: "Name is missing." },
    { path: "items.1.amount", message: "Expected dollars and cents." },
    { path: "root", message: "The draft changed meanwhile." },
  ]);
});
