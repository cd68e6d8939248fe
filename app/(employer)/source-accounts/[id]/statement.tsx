import { DayFilter, Filters, SelectFilter } from "@/components/data/filters";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { hrefWith, pageLinks, type Query } from "@/components/data/url";
import { StatementTable } from "@/components/statements/statement-table";
import { buttonClass } from "@/components/ui/controls/button";
import { Alert } from "@/components/ui/display/alert";
import { Section } from "@/components/ui/display/card";
import { Money } from "@/components/ui/display/money";
import { Stat, Stats } from "@/components/ui/display/stat";
import type { UserActor } from "@/lib/auth/actor";
import { formatCount } from "@/lib/domain/counted";
import { formatDayLong } from "@/lib/domain/days";
import { periodPresets, periodProblemWords, presetWords } from "@/lib/domain/reports/period";
import { closingWords, OPENING_WORDS } from "@/lib/domain/statements/lines";
import { listStatementLines, readStatement } from "@/lib/queries/statements/read-statement";
import { readToday } from "@/lib/queries/shell/read-today";
import { statementPeriod, statementPlace } from "@/lib/schemas/statements/statement";

/** The statement of an account over the period in the address: balances, a page of its lines, all of them as files. */
export async function AccountStatement({ actor, id, query }: { actor: UserActor; id: string; query: Query }) {
  const { period, problem } = statementPeriod(query, await readToday(actor));
  const [head, page] = await Promise.all([
    readStatement(actor, id, period),
    listStatementLines(actor, id, period, statementPlace(query)),
  ]);
  if (!head) return null;
  const path = `/source-accounts/${id}`;
  const span = {
    period: period.preset,
    ...(period.preset === "custom" ? { from: period.from, to: period.to } : {}),
  };
  return (
    <Section
      title="Statement"
      about={`${formatDayLong(period.from)} to ${formatDayLong(period.to)}${period.to === head.today ? " (today)" : ""}, both included. The balance is what Paydown holds for this account: collected, and neither sent on nor sent back.`}
    >
      <Filters
        path={path}
        actions={
          <>
            <a
              href={hrefWith(`/api/ui/source-accounts/${id}/statement.pdf`, span)}
              download
              className={buttonClass("secondary")}
            >
              Download PDF
            </a>
            <ExportCsvLink href={hrefWith(`/api/ui/source-accounts/${id}/statement.csv`, span)} />
          </>
        }
      >
        <SelectFilter
          name="period"
          label="Period"
          value={period.preset}
          options={periodPresets.map((value) => ({ value, label: presetWords(value) }))}
          all="This month"
        />
        {period.preset === "custom" && (
          <>
            <DayFilter name="from" label="From" value={period.from} />
            <DayFilter name="to" label="To" value={period.to} />
          </>
        )}
      </Filters>
      {problem && (
        <Alert state="attention" title={periodProblemWords(problem)}>
          This month is shown instead.
        </Alert>
      )}
      <Stats>
        <Stat label={OPENING_WORDS} value={<Money amount={head.opening} />} />
        <Stat label="Money in" value={<Money amount={head.moneyIn} />} />
        <Stat label="Money out" value={<Money amount={head.moneyOut} />} />
        <Stat label={closingWords(head)} value={<Money amount={head.closing} />} />
      </Stats>
      <StatementTable rows={page.rows} />
      {head.lines > 0 && (
        <Pager
          shown={`${page.rows.length} of ${formatCount(head.lines)} lines`}
          {...pageLinks(path, span, page)}
        />
      )}
    </Section>
  );
}
