import type { ReactNode } from "react";
import { formatDayLong } from "@/lib/domain/days";
import {
  type Period,
  type PeriodProblem,
  periodPresets,
  periodProblemWords,
  presetWords,
} from "@/lib/domain/reports/period";
import { DayFilter, Filters, SelectFilter } from "../data/filters";
import { ExportCsvLink } from "../data/pager";
import { hrefWith, type Query } from "../data/url";
import { PageHeader } from "../shell/page-header";
import { Tabs } from "../ui/controls/tabs";
import { Alert } from "../ui/display/alert";

const contributionsPath = "/reports";
const payrollPath = "/reports/payroll";

type ReportHeadProps = {
  report: "contributions" | "payroll";
  period: Period;
  problem: PeriodProblem | null;
  /** The address's filters that go along to the file; never the place of the page. */
  query: Query;
  csv: string;
  /** Filters of this report alone. */
  children?: ReactNode;
};

/** Title, the two reports as tabs, the period and the file: the same above both. */
export function ReportHead({ report, period, problem, query, csv, children }: ReportHeadProps) {
  const path = report === "payroll" ? payrollPath : contributionsPath;
  const span = {
    period: period.preset,
    ...(period.preset === "custom" ? { from: period.from, to: period.to } : {}),
  };
  return (
    <>
      <PageHeader
        title="Reports"
        about="What was paid for your employees, by the day on which it reaches their servicers."
      />
      <Tabs
        label="Which report"
        tabs={[
          { href: contributionsPath, label: "Contributions", current: report === "contributions" },
          { href: payrollPath, label: "Payroll report", current: report === "payroll" },
        ]}
      />
      <Filters path={path} actions={<ExportCsvLink href={hrefWith(csv, { ...query, ...span })} />}>
        <SelectFilter
          name="period"
          label="Period"
          value={period.preset}
          options={periodPresets.map((value) => ({ value, label: presetWords(value) }))}
          all="The usual period"
        />
        {period.preset === "custom" && (
          <>
            <DayFilter name="from" label="From" value={period.from} />
            <DayFilter name="to" label="To" value={period.to} />
          </>
        )}
        {children}
      </Filters>
      {problem && (
        <Alert state="attention" title={periodProblemWords(problem)}>
          The usual period is shown instead.
        </Alert>
      )}
      <p className="text-sm text-muted">
        {formatDayLong(period.from)} to {formatDayLong(period.to)}, both included.
      </p>
    </>
  );
}
