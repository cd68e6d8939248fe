import { type Day } from "@/lib/domain/days";
import { type Period, type PeriodProblem, presetPeriod, readPeriod } from "@/lib/domain/reports/period";
import type { Query } from "../places";
import { searchText } from "../text";
import { contributionGroups, type ContributionsFilter, type PayrollFilter } from "./reports";

const PLACE_LENGTH_MAX = 2_000;

const placeOf = (query: Query) => ({
  after: query["after"]?.slice(0, PLACE_LENGTH_MAX),
  before: query["before"]?.slice(0, PLACE_LENGTH_MAX),
});

const periodOf = (query: Query, today: Day, usual: Period) =>
  readPeriod({ period: query["period"], from: query["from"], to: query["to"] }, today, usual);

/** Of an address: what is not understood is left out or said, never an error. */
export function contributionsFilter(
  query: Query,
  today: Day,
): { filter: ContributionsFilter; problem: PeriodProblem | null } {
  const { period, problem } = periodOf(query, today, presetPeriod("this_year", today));
  const group = contributionGroups.find((one) => one === query["by"]) ?? "month";
  return { filter: { period, group, ...placeOf(query) }, problem };
}

export function payrollFilter(
  query: Query,
  today: Day,
  usual: Period,
): { filter: PayrollFilter; problem: PeriodProblem | null } {
  const { period, problem } = periodOf(query, today, usual);
  const filter = {
    period,
    search: searchText(query["q"]),
    department: searchText(query["department"]),
    ...placeOf(query),
  };
  return { filter, problem };
}
