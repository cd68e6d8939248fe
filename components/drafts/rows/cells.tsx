"use client";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import { Button } from "@/components/ui/controls/button";
import { formatMoney, Money } from "@/components/ui/display/money";
import { Dialog } from "@/components/ui/overlays/dialog";
import { editRow } from "@/lib/actions/draft-rows";
import type { DraftRowView, RowChange } from "@/lib/schemas/draft";
import { useDraft } from "../draft-context";
import { EmployeeLine, EmployeeSearch } from "./employee-search";

type CellProps = { row: DraftRowView };

/** Saves one cell; a sentence back says why it was refused. */
export function useEditRow(row: DraftRowView): (change: RowChange) => Promise<string | undefined> {
  const { change } = useDraft();
  return async (next) => {
    const answer = await change((key) => editRow({ ...key, position: row.position, change: next }));
    return answer.ok ? undefined : (answer.problems[0]?.message ?? answer.detail);
  };
}

const box =
  "h-8 rounded-md border border-transparent bg-transparent px-2 text-sm group-hover:border-edge/60 hover:border-edge " +
  "focus:border-edge focus:bg-raised aria-invalid:border-problem max-sm:border-edge/60";

/** Enter and the arrows go to the same cell of the next or previous row, as in a spreadsheet. */
function moveBy(event: KeyboardEvent<HTMLElement>, rows: number): void {
  const kind = event.currentTarget.dataset["cell"];
  const table = event.currentTarget.closest("table");
  const cells = [...(table?.querySelectorAll<HTMLInputElement>(`[data-cell="${kind}"]`) ?? [])];
  const next = cells[cells.findIndex((cell) => cell === event.currentTarget) + rows];
  if (next) {
    next.focus();
    next.select?.();
  } else event.currentTarget.blur();
  event.preventDefault();
}

type TextCellProps = CellProps & {
  kind: "amount" | "reference";
  label: string;
  stored: string;
  toChange: (text: string) => RowChange;
};

function TextCell({ row, kind, label, stored, toChange }: TextCellProps) {
  const edit = useEditRow(row);
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const id = `${kind}-${row.position}`;
  const leave = async () => {
    if (typed === null || typed.trim() === stored) {
      setError(undefined);
      return setTyped(null);
    }
    const failure = await edit(toChange(typed));
    setError(failure);
    // What was refused stays in the cell, to be mended.
    if (failure === undefined) setTyped(null);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") moveBy(event, event.shiftKey ? -1 : 1);
    if (event.key === "ArrowDown") moveBy(event, 1);
    if (event.key === "ArrowUp") moveBy(event, -1);
    if (event.key === "Escape") {
      setTyped(null);
      setError(undefined);
    }
  };
  return (
    <span className={cx("grid max-sm:justify-items-end", kind === "amount" && "justify-items-end")}>
      <input
        id={id}
        data-cell={kind}
        aria-label={`${label}, row ${row.number}`}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        inputMode={kind === "amount" ? "decimal" : "text"}
        autoComplete="off"
        placeholder={kind === "amount" ? "0.00" : "none"}
        value={typed ?? stored}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        onKeyDown={press}
        className={cx(box, kind === "amount" ? "w-28 text-right tabular-nums" : "w-24")}
      />
      {error !== undefined && (
        <span id={`${id}-error`} role="alert" className="max-w-64 text-right text-sm text-problem">
          {error}
        </span>
      )}
    </span>
  );
}

export function AmountCell({ row }: CellProps) {
  const { editable } = useDraft();
  const raw = row.fileAmount !== null && (
    <span className="block text-right text-sm text-muted" title="As the file has it">
      file: {row.fileAmount}
    </span>
  );
  if (!editable || row.excluded)
    return (
      <>
        <Money amount={row.amount} />
        {raw}
      </>
    );
  return (
    <span>
      <TextCell
        row={row}
        kind="amount"
        label="Amount"
        stored={row.amount === null ? "" : formatMoney(row.amount).slice(1)}
        toChange={(amount) => ({ amount })}
      />
      {raw}
    </span>
  );
}

export function ReferenceCell({ row }: CellProps) {
  const { editable } = useDraft();
  if (!editable || row.excluded) return row.referenceId;
  return (
    <TextCell
      row={row}
      kind="reference"
      label="Reference"
      stored={row.referenceId ?? ""}
      toChange={(referenceId) => ({ referenceId })}
    />
  );
}

/** Where the money goes: what the row or the rule chose, and the menu of the employee's other loans. */
export function PayeeCell({ row }: CellProps) {
  const { editable } = useDraft();
  const edit = useEditRow(row);
  const chosen = row.choices.find((choice) => choice.value === row.allocation);
  if (row.employee === null) return <span className="text-muted">no employee yet</span>;
  if (!editable || row.excluded) return chosen?.label ?? <span className="text-muted">no loan chosen</span>;
  if (row.choices.length === 0) return <span className="text-muted">no loan that can be paid</span>;
  return (
    <span className="grid min-w-0 max-sm:justify-items-end">
      <select
        aria-label={`Loan, row ${row.number}`}
        data-cell="loan"
        value={row.allocation ?? ""}
        onChange={(event) => {
          const [type, id = ""] = event.target.value.split(":");
          if (type === "loan" || type === "servicer") void edit({ allocation: { type, id } });
        }}
        className={cx(box, "w-full truncate px-1 max-sm:max-w-56")}
      >
        {row.allocation === null && <option value="">Choose the loan</option>}
        {row.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {row.chosenByRule && <span className="px-2 text-sm text-muted">chosen by the rule</span>}
    </span>
  );
}

export function EmployeeCell({ row }: CellProps) {
  const { editable } = useDraft();
  const [open, setOpen] = useState(false);
  const edit = useEditRow(row);
  const [failure, setFailure] = useState<string>();
  const shown = row.employee;
  const words = shown ? (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="font-medium">{shown.name}</span>
      <span className="text-sm font-normal text-muted">{shown.externalId}</span>
    </span>
  ) : (
    <span className="text-problem">{row.fileEmployee === "" ? "No employee" : row.fileEmployee}</span>
  );
  if (!editable || row.excluded) return words;
  const choose = async (employeeId: string) => {
    const problem = await edit({ employeeId });
    setFailure(problem);
    if (problem === undefined) setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        data-cell="employee"
        aria-label={`Employee, row ${row.number}: ${shown?.name ?? "choose one"}`}
        onClick={() => setOpen(true)}
        className="min-h-8 rounded-md px-2 text-left hover:bg-hover max-sm:px-0"
      >
        {words}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Who is paid in row ${row.number}?`}>
        {failure !== undefined && <p className="text-sm text-problem">{failure}</p>}
        <EmployeeSearch>
          {(employee) => (
            <Button
              variant="quiet"
              className="h-auto w-full justify-start rounded-none py-2 text-left whitespace-normal"
              onClick={() => choose(employee.id)}
            >
              <EmployeeLine employee={employee} />
            </Button>
          )}
        </EmployeeSearch>
      </Dialog>
    </>
  );
}
