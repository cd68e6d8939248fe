import type { SeriesDetail } from "@/lib/schemas/borrower-payments/series";
import { Card, Section } from "../ui/display/card";
import { DayText, TimeText } from "../ui/display/day";
import { DescriptionList, type Fact } from "../ui/display/description-list";
import { Alert } from "../ui/display/alert";
import { Money } from "../ui/display/money";
import { monthlyWords } from "./words";

/** What a series says, and why it ended where nobody cancelled it. */
export function SeriesFacts({ detail }: { detail: SeriesDetail }) {
  const { series, servicer, account, cancelledWhy } = detail;
  const end = cancelledWhy === null ? null : endWords(cancelledWhy);
  const { schedule } = series;
  return (
    <>
      {end && (
        <Alert state="attention" title={end.title}>
          {end.detail}
        </Alert>
      )}
      <Section title="Details">
        <Card className="py-2! sm:py-2!">
          <DescriptionList
            facts={[
              { label: "Each month", value: <Money amount={series.amount} /> },
              { label: "When", value: monthlyWords(schedule) },
              { label: "To", value: servicer },
              { label: "From", value: `${account.nameOnAccount}, ending in ${account.last4}` },
              { label: "Begins", value: <DayText day={schedule.start_date} year /> },
              endFact(detail),
            ]}
          />
        </Card>
      </Section>
    </>
  );
}

/** When it will end, or did. */
function endFact({ series, cancelledAt }: SeriesDetail): Fact {
  const { end_date: end } = series.schedule;
  if (cancelledAt !== null) return { label: "Cancelled", value: <TimeText at={cancelledAt} year /> };
  return { label: "Ends", value: end === null ? "When you cancel it" : <DayText day={end} year /> };
}

function endWords(why: string): { title: string; detail: string } {
  const detail = "Nothing more is debited for it.";
  switch (why) {
    case "nothing_owed":
      return { title: "It ended by itself: nothing is owed there any more", detail };
    case "authorisation_revoked":
      return {
        title: "It ended because your bank says that you no longer allow it",
        detail: `${detail} To go on paying every month, set up a new series and agree to it anew.`,
      };
    default:
      return { title: "It ended by itself", detail };
  }
}
