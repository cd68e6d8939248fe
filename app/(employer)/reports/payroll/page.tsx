import type { Metadata } from "next";
import { SearchFilter, SelectFilter } from "@/components/data/filters";
import { Pager } from "@/components/data/pager";
import { firstValues, pageLinks, type SearchParams } from "@/components/data/url";
import { PayrollNotes } from "@/components/reports/payroll-notes";
import { PayrollTable } from "@/components/reports/payroll-table";
import { ReportHead } from "@/components/reports/report-head";
import { Money } from "@/components/ui/display/money";
import { Stat, Stats } from "@/components/ui/display/stat";
import { employerPage } from "@/lib/auth/page";
import { formatCount } from "@/lib/domain/counted";
import { readPayroll } from "@/lib/queries/reports/payroll";
import { usualPayrollPeriod } from "@/lib/queries/reports/usual-period";
import { readToday } from "@/lib/queries/shell/read-today";
import { payrollFilter } from "@/lib/schemas/reports/report-filters";

export const metadata: Metadata = { title: "Payroll report" };

const path = "/reports/payroll";

export default async function PayrollPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage();
  const query = firstValues(await searchParams);
  const today = await readToday(actor);
  const { filter, problem } = payrollFilter(query, today, await usualPayrollPeriod(actor, today));
  const view = await readPayroll(actor, filter);
  const narrowed = { q: filter.search, department: filter.department };
  const kept = { ...narrowed, period: query["period"], from: query["from"], to: query["to"] };
  return (
    <>
      <ReportHead
        report="payroll"
        period={filter.period}
        problem={problem}
        query={narrowed}
        csv="/api/ui/reports/payroll.csv"
      >
        <SelectFilter
          name="department"
          label="Department"
          value={filter.department}
          options={view.departments.map((value) => ({ value, label: value }))}
          all="All departments"
        />
        <SearchFilter label="Search name or employee id" value={filter.search} />
      </ReportHead>
      <PayrollNotes view={view} />
      <Stats>
        <Stat label="Paid, less refunds" value={<Money amount={view.totals.amount} />} />
        <Stat label="Tax-free" value={<Money amount={view.totals.taxFree} />} note="Not wages" />
        <Stat label="Taxable" value={<Money amount={view.totals.taxable} />} note="Wages, through payroll" />
      </Stats>
      <PayrollTable rows={view.rows} />
      <Pager
        shown={`${formatCount(view.rows.length)} of ${formatCount(view.totals.rows)} rows`}
        {...pageLinks(path, kept, view)}
      />
    </>
  );
}
