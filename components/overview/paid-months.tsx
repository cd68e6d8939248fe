import type { YearView } from "@/lib/schemas/reports/overview";
import { BarChart } from "../charts/bar-chart";
import { LinkButton } from "../ui/controls/link-button";
import { Card, Section } from "../ui/display/card";
import { Money } from "../ui/display/money";
import { Stat, Stats } from "../ui/display/stat";

const short = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });
const full = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });

const firstDay = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

/** Twelve months as bars with their table, and this year's tax-free and taxable. */
export function PaidMonths({ view }: { view: YearView }) {
  return (
    <Section
      title="Paid per month"
      about="What has reached the servicers, less refunds, in the month in which it arrived."
      actions={
        <LinkButton href="/reports" size="sm">
          Reports
        </LinkButton>
      }
    >
      <Card>
        <BarChart
          caption="Paid per month"
          head="Month"
          valueHead="Paid"
          bars={view.months.map(({ month, amount, unfinished }) => ({
            key: month,
            short: short.format(firstDay(month)),
            full: full.format(firstDay(month)),
            amount,
            unfinished,
          }))}
        />
      </Card>
      <Stats>
        <Stat
          label={`Tax-free in ${view.year}`}
          value={<Money amount={view.taxFree} />}
          note="Under section 127, payments on the way included"
        />
        <Stat
          label={`Taxable in ${view.year}`}
          value={<Money amount={view.taxable} />}
          note="Wages, through payroll"
        />
      </Stats>
    </Section>
  );
}
