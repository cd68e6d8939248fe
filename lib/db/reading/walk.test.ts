import { expect, it } from "vitest";
import type { Directed } from "@/lib/schemas/places";
import { sql } from "../sql";
import { walk, walkSeq } from "./walk";

const key = [sql`i.position`, sql`i.id`];
const page = (direction: "after" | "before" | null, options?: { descending: boolean }) => {
  const place: Directed<{ n: number; id: string }> | null = direction && { n: 7, id: "x", direction };
  const { back, beyond, order } = walk(place, key, ({ n, id }) => [sql`${n}`, sql`${id}::uuid`], options);
  return [back, beyond.text, beyond.values, order.text];
};

it("begins at the list's beginning without a place", () => {
  expect(page(null)).toEqual([false, "true", [], "i.position,i.id"]);
  expect(page(null, { descending: true })).toEqual([false, "true", [], "i.position DESC,i.id DESC"]);
});

it("goes on after a place, or back before it with the nearest first", () => {
  const beyond = (sign: string) => `(i.position,i.id) ${sign} ($1,$2::uuid)`;
  expect(page("after")).toEqual([false, beyond(">"), [7, "x"], "i.position,i.id"]);
  expect(page("before")).toEqual([true, beyond("<"), [7, "x"], "i.position DESC,i.id DESC"]);
  const descending = { descending: true };
  expect(page("after", descending)).toEqual([false, beyond("<"), [7, "x"], "i.position DESC,i.id DESC"]);
  expect(page("before", descending)).toEqual([true, beyond(">"), [7, "x"], "i.position,i.id"]);
});

it("walks by one sequence", () => {
  const { beyond, order } = walkSeq({ seq: 5n, direction: "before" }, sql`b.seq`, { descending: true });
  expect([beyond.text, beyond.values, order.text]).toEqual(["(b.seq) > ($1)", [5n], "b.seq"]);
});
