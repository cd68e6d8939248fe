import { expect, it } from "vitest";
import { day } from "../days";
import { monthlyFrom } from "./monthly";

const monthly = (first: string, from: string, until: string) =>
  monthlyFrom(day(first), { from: day(from), until: day(until) });

it("is the same date of every month, from and until included", () => {
  expect(monthly("2026-11-15", "2026-11-15", "2027-01-15")).toEqual([
    "2026-11-15",
    "2026-12-15",
    "2027-01-15",
  ]);
  expect(monthly("2026-11-15", "2026-11-16", "2027-01-14")).toEqual(["2026-12-15"]);
});

it("is the last day of a month that is shorter, and its own date again after it", () => {
  expect(monthly("2026-12-31", "2026-12-01", "2027-03-31")).toEqual([
    "2026-12-31",
    "2027-01-31",
    "2027-02-28",
    "2027-03-31",
  ]);
  expect(monthly("2027-12-30", "2028-02-01", "2028-02-29")).toEqual(["2028-02-29"]);
});

it("is none before its first day, nor where until is before from", () => {
  expect(monthly("2026-11-15", "2026-01-01", "2026-11-14")).toEqual([]);
  expect(monthly("2026-11-15", "2026-12-16", "2026-12-15")).toEqual([]);
});
