import Link from "next/link";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cx } from "../ui/class-names";
import type { Column, Sort } from "./data-table";

type SortHeadProps<Row> = { column: Column<Row>; sort: Sort | undefined; className: string };

/** The head of a column: a link where the list can be sorted by it. A second press turns the order round. */
export function SortHead<Row>({ column, sort, className }: SortHeadProps<Row>) {
  const { head, sortKey, align, hideHead } = column;
  const look = cx(className, align === "end" && "text-right");
  if (sort === undefined || sortKey === undefined) {
    return (
      <th role="columnheader" scope="col" className={look}>
        <span className={hideHead ? "sr-only" : undefined}>{head}</span>
      </th>
    );
  }
  const sorted = sort.by === sortKey;
  const Icon = !sorted ? ChevronsUpDown : sort.descending ? ArrowDown : ArrowUp;
  return (
    <th
      role="columnheader"
      scope="col"
      data-sortable
      aria-sort={!sorted ? "none" : sort.descending ? "descending" : "ascending"}
      className={look}
    >
      <Link
        href={sort.hrefFor(sortKey, sorted && !sort.descending)}
        prefetch={false}
        scroll={false}
        className={cx(
          "inline-flex min-h-6 items-center gap-1 rounded-md hover:text-ink",
          sorted && "text-ink",
          align === "end" && "flex-row-reverse",
        )}
      >
        {head}
        <Icon aria-hidden className={cx("size-3.5", !sorted && "opacity-60")} />
      </Link>
    </th>
  );
}
