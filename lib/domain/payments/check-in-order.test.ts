import { expect, it } from "vitest";
import { money } from "../money";
import { checkInOrder } from "./check-in-order";
import type { Roster, RosterEmployee } from "./roster";

const ana = { id: "ana", status: "active" } as RosterEmployee; // All that is asked of an employee here.
const roster = { loansOf: new Map() } as unknown as Roster; // Nobody's loans are asked for: the rows name none.

const twinsOf = (count: number) =>
  checkInOrder(
    Array.from({ length: count }, (_, n) => ({
      row: n + 2,
      employee: ana,
      allocation: null,
      amount: money("1.00"),
    })),
    roster,
    new Map(),
    money("5250.00"),
  ).map(({ problems }) => problems.find((problem) => problem.code === "twin_in_draft"));

it("twins name each other; of many, the first few and how many more", () => {
  expect(twinsOf(1)).toEqual([undefined]);
  expect(twinsOf(3)).toMatchObject([{ rows: [3, 4] }, { rows: [2, 4] }, { rows: [2, 3] }]);
  expect(twinsOf(3)[0]).not.toHaveProperty("more");
  const many = twinsOf(15);
  expect(many[0]).toMatchObject({ rows: [3, 4, 5, 6, 7, 8, 9, 10, 11], more: 5 });
  expect(many[14]).toMatchObject({ rows: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], more: 4 });
});

it("fifty thousand rows of one employee are told in the time of as many people's", () => {
  const all = twinsOf(50_000);
  expect(JSON.stringify(all[49_999]).length).toBeLessThan(200);
  expect(all).toHaveLength(50_000);
});
