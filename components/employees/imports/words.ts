import { formatCount } from "@/lib/domain/counted";
import type { PlanCounts } from "@/lib/domain/employees/import-plan";
import type { ImportKind } from "@/lib/domain/employees/stored-import";

const NOUNS: Record<ImportKind, readonly [one: string, many: string]> = {
  roster: ["employee", "employees"],
  loans: ["loan", "loans"],
};

export const countOf = (n: number, kind: ImportKind): string =>
  `${formatCount(n)} ${NOUNS[kind][n === 1 ? 0 : 1]}`;

/** "2 added, 3 changed, 1 set to terminated" */
export function writesWords({ added, changed, removed }: PlanCounts): string {
  const parts = [
    [added, "added"],
    [changed, "changed"],
    [removed, "set to terminated"],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${formatCount(n)} ${what}`)
    .join(", ");
}

/** On the button, what will happen, and to how many: "Add 2, change 3, terminate 1". */
export function applyWords({ added, changed, removed }: PlanCounts): string {
  const parts = [
    ["add", added],
    ["change", changed],
    ["terminate", removed],
  ] as const;
  const words = parts.filter(([, n]) => n > 0).map(([verb, n]) => `${verb} ${formatCount(n)}`);
  return words.join(", ").replace(/^./, (letter) => letter.toUpperCase());
}
