import type { ReactNode } from "react";

export type Fact = { label: string; value: ReactNode };

/** Facts about one thing: the term at the left, what it is at the right; below each other on a phone. */
export function DescriptionList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-y">
      {facts.map((fact) => (
        <div key={fact.label} className="grid gap-x-4 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-muted">{fact.label}</dt>
          <dd className="min-w-0 break-words tabular-nums">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
