import { expect, it } from "vitest";
import { day } from "../days";
import { batchFileName } from "./file-name";

const id = "0192f3a4-0000-7000-8000-000000000001";
const releaseDay = day("2026-11-23");

it.each([
  ["November contributions", null, "batch-2026-11-23-november-contributions-payments"],
  ["ACME: payments", "ref-1", "batch-2026-11-23-acme-payments"],
  ["Łódź / Nguyễn & Søn", null, "batch-2026-11-23-lodz-nguyen-son-payments"],
  [null, "2026-11/run 7", "batch-2026-11-23-2026-11-run-7-payments"],
  ["給与", null, "batch-2026-11-23-0192f3a4-payments"],
  ['../../x"\r\n', null, "batch-2026-11-23-x-payments"],
  [null, null, "batch-2026-11-23-0192f3a4-payments"],
])("the file of batch %j, %j", (title, referenceId, expected) => {
  expect(batchFileName({ id, title, referenceId, releaseDay })).toBe(expected);
});

it("a long title is cut, a batch without a day goes without", () => {
  const name = batchFileName({ id, title: "x".repeat(500), referenceId: null, releaseDay: null });
  expect(name).toBe(`batch-${"x".repeat(60)}-payments`);
});
