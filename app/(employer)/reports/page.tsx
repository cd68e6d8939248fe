import type { Metadata } from "next";
import { SelectFilter } from "@/components/data/filters";
import { Pager } from "@/components/data/pager";
import { firstValues, pageLinks, type SearchParams } from "@/components/data/url";
import { ContributionsTable, groupOptions } from "@/components/reports/contributions-table";
import { ReportHead } from "@/components/reports/report-head";
import { employerPage } from "@/lib/auth/page";
import { formatCount } from "@/lib/domain/counted";
import { readContributions } from "@/lib/queries/reports/contributions";
import { readToday } from "@/lib/queries/shell/read-today";
import { contributionsFilter } from "@/lib/schemas/reports/report-filters";

export const metadata: Metadata = { title: "Contributions" };

export default async function ContributionsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage();
  const query = firstValues(await searchParams);
  const { filter, problem } = contributionsFilter(query, await readToday(actor));
  const view = await readContributions(actor, filter);
  const kept = { by: filter.group, period: query["period"], from: query["from"], to: query["to"] };
  return (
    <>
      <ReportHead
        report="contributions"
        period={filter.period}
        problem={problem}
        query={{ by: filter.group }}
        csv="/api/ui/reports/contributions.csv"
      >
        <SelectFilter
          name="by"
          label="Grouped by"
          value={filter.group}
          options={groupOptions.filter(({ value }) => value !== "month")}
          all="By month"
        />
      </ReportHead>
      <ContributionsTable view={view} group={filter.group} />
      {filter.group === "employee" && view.groups > 0 && (
        <Pager
          shown={`${formatCount(view.rows.length)} of ${formatCount(view.groups)} employees`}
          {...pageLinks("/reports", kept, view)}
        />
      )}
    </>
  );
}
