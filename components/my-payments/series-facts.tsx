import type { SeriesDetail } from "@/lib/schemas/borrower-payments/series";
import { Card, Section } from "../ui/display/card";
import { DayText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { Alert } from "../ui/display/alert";
import { Money } from "../ui/display/money";
import { monthlyWords } from "./words";

/** What a series says, and why it ended where nobody cancelled it. */
export function SeriesFacts({ detail }: { detail: SeriesDetail }) {
  const { series, servicer, account, cancelledWhy } = detail;
  const { schedule } = series;
  return (
    <>
      {cancelledWhy !== null && <Alert state="attention" title={endWords(cancelledWhy)} />}
      <Section title="Details">
        <Card className="py-2! sm:py-2!">
          <DescriptionList
            facts={[
              { label: "Each month", value: <Money amount={series.amount} /> },
              { label: "When", value: monthlyWords(schedule) },
              { label: "To", value: servicer },
              { label: "From", value: `${account.nameOnAccount}, ending in ${account.last4}` },
              { label: "Begins", value: <DayText day={schedule.start_date} year /> },
              {
                label: "Ends",
                value:
                  schedule.end_date === null ? (
                    "When you cancel it"
                  ) : (
                    <DayText day={schedule.end_date} year />
                  ),
              },
            ]}
          />
        </Card>
      </Section>
    </>
  );
}

function endWords(why: string): string {
  switch (why) {
    case "nothing_owed":
      return "It ended by itself: nothing is owed there any more";
    case "authorisation_revoked":
      return "It ended because your bank says that you no longer allow it";
    default:
      return "It ended by itself";
  }
}
