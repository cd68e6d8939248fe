"use client";
import type { ChangeEvent, FormEvent, ReactNode } from "react";
import { useTransition } from "react";
import { useRouter } from "next/navigation";
import { Search } from "lucide-react";
import { Button } from "../ui/controls/button";
import { Input, Select } from "../ui/controls/inputs";
import { hrefWith, type Query } from "./url";

type FiltersProps = {
  /** The page's own path; the answer is `path?name=value`. */
  path: string;
  /** Parameters to keep that no field shows, such as the sort. Never the cursor. */
  keep?: Record<string, string | undefined>;
  children: ReactNode;
  /** Things at the right: `ExportCsvLink`. */
  actions?: ReactNode;
};

/** Filters as a GET form: they stand in the address, work before any script has come, and begin at the first page. */
export function Filters({ path, keep = {}, children, actions }: FiltersProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const go = (form: HTMLFormElement) => {
    const query: Query = {};
    for (const [name, value] of new FormData(form)) query[name] = typeof value === "string" ? value : "";
    start(() => router.replace(hrefWith(path, query), { scroll: false }));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(event.currentTarget);
  };
  // A choice applies at once; typed words wait for Enter, so that no half word is searched.
  const change = (event: ChangeEvent<HTMLFormElement>) => {
    const field: EventTarget = event.target;
    const typed = field instanceof HTMLInputElement && ["search", "text"].includes(field.type);
    if (!typed) go(event.currentTarget);
  };
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <form
        method="get"
        action={path}
        role="search"
        onSubmit={submit}
        onChange={change}
        aria-busy={pending}
        className="flex flex-1 flex-wrap items-end gap-3 max-sm:basis-full"
      >
        {Object.entries(keep).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children}
        <Button type="submit" className="sr-only focus:not-sr-only focus:h-9 focus:px-3.5">
          Apply
        </Button>
      </form>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}

type SearchFilterProps = { name?: string; label: string; value: string | undefined; placeholder?: string };

/** The search of a list; `/` goes to it. */
export function SearchFilter({ name = "q", label, value, placeholder }: SearchFilterProps) {
  return (
    <label className="relative w-full sm:w-72">
      <span className="sr-only">{label}</span>
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted" />
      {/* The key renews the field when the address changes by Back or a cleared filter. */}
      <Input
        key={value}
        type="search"
        name={name}
        defaultValue={value}
        placeholder={placeholder ?? label}
        data-search
        className="pl-9"
      />
    </label>
  );
}

export type FilterOption = { value: string; label: string };

type SelectFilterProps = {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly FilterOption[];
  /** The words of "no filter": "All statuses". */
  all: string;
};

export function SelectFilter({ name, label, value, options, all }: SelectFilterProps) {
  return (
    <label className="max-sm:flex-1">
      <span className="sr-only">{label}</span>
      <Select key={value} name={name} defaultValue={value ?? ""} className="min-w-36">
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </label>
  );
}

/** A day as a filter, by the browser's own picker. */
export function DayFilter({
  name,
  label,
  value,
}: {
  name: string;
  label: string;
  value: string | undefined;
}) {
  return (
    <label className="flex items-center gap-2 max-sm:flex-1">
      <span className="text-muted">{label}</span>
      <Input key={value} type="date" name={name} defaultValue={value} className="min-w-36" />
    </label>
  );
}
