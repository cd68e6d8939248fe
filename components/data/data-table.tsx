import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "../ui/class-names";
import { SortHead } from "./sort-head";
import { PageCheckbox, RowCheckbox } from "./selection";

export type Column<Row> = {
  /** Unique in the table. */
  key: string;
  /** The words of the head; in a card they stand before the value. */
  head: string;
  cell: (row: Row) => ReactNode;
  /** "end" for money and counts: right-aligned, tabular. */
  align?: "end";
  /** Present where the list can be sorted by this column: the value of the `sort` parameter. */
  sortKey?: string;
  /** Head for screen readers only, for a column of buttons. */
  hideHead?: boolean;
  /** Its cells hold links or buttons of their own: they lie above the link of the row. */
  interactive?: boolean;
};

export type Sort = {
  by: string;
  descending: boolean;
  hrefFor: (sortKey: string, descending: boolean) => string;
};

type DataTableProps<Row> = {
  /** Names the table for screen readers: "Batch payments". */
  caption: string;
  /** The first column names the row and carries its link. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string;
  sort?: Sort;
  /** Adds checkboxes; the table must stand in a `Selection`. `selectLabel` names a row: "Select Ana Ortiz". */
  selectLabel?: (row: Row) => string;
  /** Shown instead of rows: an `EmptyState`. */
  empty?: ReactNode;
  /** Sums under the columns, by column key. */
  totals?: Record<string, ReactNode>;
};

/** A real table; under 640 wide each row is a card with the same words. Explicit roles outlive `display: block`. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, selectLabel, empty, totals } = props;
  if (rows.length === 0 && empty !== undefined)
    return <div className="rounded-md border bg-raised">{empty}</div>;
  return (
    <div className="rounded-md border bg-raised max-lg:sm:overflow-x-auto">
      <table role="table" className="table-cards w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row" className="max-sm:border-b max-sm:px-4 max-sm:py-2">
            {selectLabel && (
              <th role="columnheader" scope="col" data-selects className={cx(headClass, "sm:w-10 sm:pr-0")}>
                <PageCheckbox />
              </th>
            )}
            {columns.map((column) => (
              <SortHead key={column.key} column={column} sort={sort} className={headClass} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <BodyRow key={rowKey(row)} row={row} {...props} />
          ))}
        </tbody>
        {totals && <Totals columns={columns} totals={totals} selects={selectLabel !== undefined} />}
      </table>
    </div>
  );
}

const headClass =
  "sm:h-10 sm:border-b sm:px-4 text-left font-medium whitespace-nowrap text-muted lg:sticky lg:top-(--top) lg:z-20 " +
  "sm:bg-raised sm:first:rounded-tl-md sm:last:rounded-tr-md";
const cellClass = "sm:h-10 sm:border-b sm:px-4 sm:py-1.5 sm:group-last:border-b-0";

function BodyRow<Row>({ row, columns, rowKey, rowHref, selectLabel }: DataTableProps<Row> & { row: Row }) {
  return (
    <tr
      role="row"
      className={cx(
        "group relative transition-colors max-sm:border-b max-sm:last:border-b-0",
        rowHref && "hover:bg-hover has-[a[data-row-link]:focus-visible]:bg-hover",
      )}
    >
      {selectLabel && (
        <td role="cell" data-selects className={cx(cellClass, "relative z-10 sm:w-10 sm:pr-0")}>
          <RowCheckbox id={rowKey(row)} label={selectLabel(row)} />
        </td>
      )}
      {columns.map((column, index) => {
        const content = column.cell(row);
        const look = cx(
          cellClass,
          column.align === "end" && "text-right tabular-nums",
          column.interactive && "relative z-10",
        );
        if (index > 0) {
          return (
            <td
              key={column.key}
              role="cell"
              data-label={column.hideHead ? undefined : column.head}
              className={look}
            >
              {content}
            </td>
          );
        }
        return (
          <th
            key={column.key}
            role="rowheader"
            scope="row"
            className={cx(look, "text-left font-medium max-sm:text-base")}
          >
            {rowHref ? <RowLink href={rowHref(row)}>{content}</RowLink> : content}
          </th>
        );
      })}
    </tr>
  );
}

/** A real link whose target is the whole row. Not fetched ahead: fifty rows would be fifty requests. */
function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-row-link
      className="outline-none after:absolute after:inset-0 focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
    >
      {children}
    </Link>
  );
}

type TotalsProps<Row> = {
  columns: readonly Column<Row>[];
  totals: Record<string, ReactNode>;
  selects: boolean;
};

function Totals<Row>({ columns, totals, selects }: TotalsProps<Row>) {
  return (
    <tfoot role="rowgroup">
      <tr role="row" className="max-sm:border-t">
        {selects && <td role="cell" data-selects className="max-sm:hidden sm:border-t" />}
        {columns.map((column) => (
          <td
            key={column.key}
            role="cell"
            data-label={totals[column.key] === undefined ? undefined : column.head}
            className={cx(
              "h-10 px-4 font-semibold sm:border-t",
              column.align === "end" && "text-right tabular-nums",
            )}
          >
            {totals[column.key]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
