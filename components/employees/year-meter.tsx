import { formatMoney, isPositive } from "@/lib/domain/money";
import type { YearMeterView } from "@/lib/schemas/employees/employee";
import { TextLink } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";
import { Section } from "../ui/display/card";
import { Money } from "../ui/display/money";
import { Stat, Stats } from "../ui/display/stat";
import { Badge } from "../ui/display/status";
import { limitWords } from "./words";

/** What is used of this year's §127 limit, here and elsewhere, and what is left. */
export function YearMeter({ meter }: { meter: YearMeterView }) {
  return (
    <Section
      title={`Tax-free room in ${meter.year}`}
      about="Section 127: what an employer pays towards an employee’s education is free of tax up to a yearly limit, all employers and tuition together. What is above it is taxable wages."
    >
      {meter.limitNote !== null && (
        <Alert state="attention" title={`Note: ${meter.limitNote}.`}>
          An owner enters it under <TextLink href="/settings/tax">Tax limits</TextLink>.
        </Alert>
      )}
      <Stats>
        <Stat
          label="Room left"
          value={<Money amount={meter.room} />}
          note={
            meter.nearLimit ? (
              <Badge state="attention">{limitWords(meter.room)}</Badge>
            ) : (
              "to be paid tax-free"
            )
          }
        />
        <Stat
          label="Used here"
          value={<Money amount={meter.used} />}
          note={`of the limit of ${formatMoney(meter.limit)}`}
        />
        <Stat label="Elsewhere" value={<Money amount={meter.external} />} note="tuition, other employers" />
        <Stat
          label="Taxable so far"
          value={<Money amount={meter.taxable} />}
          note={isPositive(meter.taxable) ? "wages, through payroll" : "nothing above the room"}
        />
      </Stats>
    </Section>
  );
}
