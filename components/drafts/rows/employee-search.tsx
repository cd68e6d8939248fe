"use client";
import type { ReactNode } from "react";
import { useDeferredValue, useState } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input } from "@/components/ui/controls/inputs";
import type { EmployeeChoice } from "@/lib/schemas/draft";
import { fetchEmployees } from "../api";

type EmployeeSearchProps = { children: (employee: EmployeeChoice) => ReactNode };

/** A field to search the roster and what was found beneath it; `children` shows one employee. */
export function EmployeeSearch({ children }: EmployeeSearchProps) {
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text);
  const { data, error } = useQuery({
    queryKey: ["employees", wanted],
    queryFn: ({ signal }) => fetchEmployees(wanted, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="grid gap-2">
      <Input
        type="search"
        aria-label="Search employees"
        placeholder="Name, id or e-mail"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error !== null && <p className="text-sm text-problem">{error.message}</p>}
      <ul aria-label="Employees found" className="grid max-h-72 overflow-y-auto rounded-md border">
        {data?.map((employee) => (
          <li key={employee.id} className="border-b last:border-b-0">
            {children(employee)}
          </li>
        ))}
        {data?.length === 0 && <li className="px-3 py-4 text-center text-muted">Nobody is found by this.</li>}
      </ul>
    </div>
  );
}

/** Who it is, on one line: name, id, and whether they left or are on leave. */
export function EmployeeLine({ employee }: { employee: EmployeeChoice }) {
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
      <span className="font-medium">{employee.name}</span>
      <span className="text-sm text-muted">{employee.externalId ?? employee.email}</span>
      {employee.status !== "active" && (
        <span className="text-sm text-attention">
          {employee.status === "leave" ? "on leave" : "terminated"}
        </span>
      )}
    </span>
  );
}
