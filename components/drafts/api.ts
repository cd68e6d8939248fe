import type { DraftRowsPage, DraftView, EmployeeChoice, RowFilter } from "@/lib/schemas/draft";
import type { ProblemCode } from "@/lib/domain/payments/problems";

/** Which rows the page shows; it stands in the address. */
export type Shown = { show: RowFilter; code?: ProblemCode | undefined; q: string };

export type FailureBody = { error?: { detail?: string; errors?: { message: string }[] } };

/** What our own routes say when they refuse: a sentence. */
async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (!response.ok) {
    const body = (await response.json().catch(() => ({}))) as FailureBody; // The shape of every error of ours.
    throw new Error(body.error?.detail ?? "The server did not answer. Nothing was lost; reload the page.");
  }
  return (await response.json()) as T; // Typed by the query that the route calls.
}

export const fetchDraft = (id: string, signal: AbortSignal) =>
  getJson<DraftView>(`/api/ui/drafts/${id}`, signal);

export function searchOf({ show, code, q }: Shown): URLSearchParams {
  const search = new URLSearchParams();
  if (show !== "all") search.set("show", show);
  if (code !== undefined) search.set("code", code);
  if (q !== "") search.set("q", q);
  return search;
}

export function fetchRows(id: string, shown: Shown, after: number, signal: AbortSignal) {
  const search = searchOf(shown);
  if (after > 0) search.set("after", String(after));
  return getJson<DraftRowsPage>(`/api/ui/drafts/${id}/rows?${search}`, signal);
}

export const fetchEmployees = async (text: string, signal: AbortSignal): Promise<EmployeeChoice[]> => {
  const found = await getJson<{ data: EmployeeChoice[] }>(
    `/api/ui/employees?q=${encodeURIComponent(text)}`,
    signal,
  );
  return found.data;
};
