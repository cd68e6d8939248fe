"use client";
import { PageCheckbox, RowCheckbox } from "@/components/data/selection";
import { cx } from "@/components/ui/class-names";
import { Button } from "@/components/ui/controls/button";
import { Badge } from "@/components/ui/display/status";
import { stateLook } from "@/components/ui/states";
import type { DraftRowView, RowProblemView } from "@/lib/schemas/draft";
import { AmountCell, EmployeeCell, PayeeCell, ReferenceCell, useEditRow } from "./cells";
import { useDraft } from "../draft-context";
import { type Mark, useMark } from "./use-mark";

const head = "h-10 border-b bg-raised px-2 text-left font-medium whitespace-nowrap text-muted";

/** The rows of one page, editable in place; what is wrong with a row stands beneath it. Cards on a phone. */
export function RowsTable({ rows }: { rows: readonly DraftRowView[] }) {
  const { editable } = useDraft();
  return (
    <div className="rounded-md border bg-raised max-lg:sm:overflow-x-auto">
      <table role="table" className="table-cards w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Payments of the draft</caption>
        <thead role="rowgroup">
          <tr role="row" className="max-sm:border-b max-sm:px-4 max-sm:py-2">
            {editable && (
              <th role="columnheader" scope="col" data-selects className={cx(head, "sm:w-10 sm:pl-4")}>
                <PageCheckbox />
              </th>
            )}
            <th role="columnheader" scope="col" className={cx(head, "w-14 text-right")}>
              Row
            </th>
            {["Employee", "Pays", "Reference"].map((label) => (
              <th
                key={label}
                role="columnheader"
                scope="col"
                // Room for a servicer and a kind of loan by their whole names.
                className={cx(
                  head,
                  label === "Employee" ? "pl-4" : "pl-3",
                  label === "Pays" && "lg:w-[23rem]",
                )}
              >
                {label}
              </th>
            ))}
            <th role="columnheader" scope="col" className={cx(head, "pr-4 text-right")}>
              Amount
            </th>
            <th role="columnheader" scope="col" className={head}>
              <span className="sr-only">Decision</span>
            </th>
          </tr>
        </thead>
        {rows.map((row) => (
          <Row key={row.position} row={row} />
        ))}
      </table>
    </div>
  );
}

const cell = "py-1.5 px-2 align-top";

function Row({ row }: { row: DraftRowView }) {
  const { editable } = useDraft();
  const columns = editable ? 7 : 6;
  return (
    <tbody
      role="rowgroup"
      className={cx(
        "group [&>tr:last-child>*]:border-b last:[&>tr:last-child>*]:border-b-0",
        row.excluded && "opacity-70",
      )}
    >
      <tr role="row" className="max-sm:pb-1!">
        {editable && (
          <td role="cell" data-selects className={cx(cell, "pt-3 sm:pl-4")}>
            <RowCheckbox id={String(row.position)} label={`Select row ${row.number}`} />
          </td>
        )}
        <td role="cell" data-label="Row" className={cx(cell, "pt-3 text-right text-muted tabular-nums")}>
          {row.number}
        </td>
        <th
          role="rowheader"
          scope="row"
          className={cx(cell, "text-left font-normal max-sm:text-base", !editable && "pt-3 pl-4")}
        >
          <EmployeeCell row={row} />
        </th>
        <td
          role="cell"
          data-label="Pays"
          className={cx(cell, "pl-2 sm:max-w-[23rem]", !editable && "pt-3 pl-4")}
        >
          <PayeeCell row={row} />
        </td>
        <td role="cell" data-label="Reference" className={cx(cell, !editable && "pt-3 pl-4")}>
          <ReferenceCell row={row} />
        </td>
        <td
          role="cell"
          data-label="Amount"
          className={cx(cell, "text-right tabular-nums sm:pr-2", !editable && "pt-3")}
        >
          <AmountCell row={row} />
        </td>
        <td role="cell" className={cx(cell, "text-right whitespace-nowrap sm:pr-4")}>
          <Decision row={row} />
        </td>
      </tr>
      {row.problems.length > 0 && (
        <tr role="row" className="max-sm:pt-0!">
          <td
            role="cell"
            colSpan={columns}
            className="px-4 pb-2 text-left max-sm:block! max-sm:text-left! sm:pl-14"
          >
            <ul className="grid gap-1">
              {row.problems.map((problem) => (
                <Problem key={problem.code} row={row} problem={problem} />
              ))}
            </ul>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Problem({ row, problem }: { row: DraftRowView; problem: RowProblemView }) {
  const { editable } = useDraft();
  const edit = useEditRow(row);
  const look = stateLook[problem.severity === "error" ? "problem" : "attention"];
  const quiet = row.excluded || problem.kept;
  return (
    <li className="flex flex-wrap items-start gap-x-2 gap-y-1">
      <look.icon aria-hidden className={cx("mt-0.5 size-4 shrink-0", quiet ? "text-muted" : look.text)} />
      <span className={cx("min-w-0 flex-1 basis-60", quiet && "text-muted")}>
        <span className="sr-only">{problem.severity === "error" ? "Error. " : "Warning. "}</span>
        {problem.words}
        {problem.kept && !row.excluded && <span className="text-done"> Kept.</span>}
      </span>
      {editable && !row.excluded && (
        <span className="flex flex-wrap gap-2">
          {problem.fixes.map((fix) => (
            <Button key={fix.label} size="sm" className="h-7" onClick={() => void edit(fix.change)}>
              {fix.label}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}

function Decision({ row }: { row: DraftRowView }) {
  const { editable } = useDraft();
  const mark = useMark();
  const act = (what: Mark) => void mark({ positions: [row.position] }, what);
  const hasError = row.problems.some((problem) => problem.severity === "error");
  const warnings = row.problems.filter((problem) => problem.severity === "warning");
  const allKept = warnings.length > 0 && warnings.every((warning) => warning.kept);
  if (!editable)
    return row.excluded ? <Badge>left out</Badge> : allKept ? <Badge state="done">kept</Badge> : null;
  if (row.excluded) {
    return (
      <span className="inline-flex items-center gap-2">
        <Badge>left out</Badge>
        <Choice words="Include" row={row} onClick={() => act("include")} />
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1">
      {allKept && !hasError && (
        <>
          <Badge state="done">kept</Badge>
          <Choice words="Reconsider" row={row} onClick={() => act("reconsider")} />
        </>
      )}
      {warnings.length > 0 && !allKept && !hasError && (
        <Choice words="Keep" row={row} onClick={() => act("keep")} />
      )}
      <Choice words="Exclude" row={row} onClick={() => act("exclude")} />
    </span>
  );
}

function Choice({ words, row, onClick }: { words: string; row: DraftRowView; onClick: () => void }) {
  return (
    <Button size="sm" variant="quiet" onClick={onClick} aria-label={`${words} row ${row.number}`}>
      {words}
    </Button>
  );
}
