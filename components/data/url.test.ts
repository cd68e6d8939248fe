import { expect, test } from "vitest";
import { firstValues, hrefWith } from "./url";

test("a change wins over the query, and what is empty leaves the address", () => {
  const query = { q: "Ana & Co", status: "pending", cursor: "abc" };
  expect(hrefWith("/employees", query, { cursor: undefined, status: "sent" })).toBe(
    "/employees?q=Ana+%26+Co&status=sent",
  );
  expect(hrefWith("/employees", { q: "" })).toBe("/employees");
});

test("of a parameter given twice the first counts", () => {
  expect(firstValues({ q: ["a", "b"], sort: "name", none: undefined })).toEqual({
    q: "a",
    sort: "name",
    none: undefined,
  });
});
