import type { AutopayView } from "@/lib/schemas/borrower-payments/autopay";
import type { PaymentChoices } from "@/lib/schemas/borrower-payments/calendar";
import { Card, Section } from "../ui/display/card";
import { DayText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { Money, NoValue } from "../ui/display/money";
import { Badge, StatusDot } from "../ui/display/status";
import { AutopayForm } from "./forms/autopay-form";
import { StopAutopay } from "./stop-autopay";

type Props = {
  servicer: PaymentChoices["servicers"][number];
  choices: PaymentChoices;
  /** Null: not recorded. */
  autopay: AutopayView | null;
};

/** The autopay of one servicer: on, with its account, amount and next day; or how to turn it on. */
export function AutopayOfServicer({ servicer, choices, autopay }: Props) {
  return (
    <Section
      title={servicer.name}
      actions={autopay && <StopAutopay servicerId={servicer.id} servicer={servicer.name} />}
    >
      <Card>
        {autopay !== null ? (
          <div className="grid gap-2">
            <p className="flex flex-wrap items-center gap-2">
              <StatusDot state="done" word="On" />
              <Badge state="attention">by the servicer</Badge>
            </p>
            <DescriptionList
              facts={[
                {
                  label: "From",
                  value: `${autopay.source_account.name_on_account}, ending in ${autopay.source_account.account_number_last_4}`,
                },
                {
                  label: "Amount each month",
                  value:
                    autopay.amount === null ? (
                      <NoValue word="the servicer says none" />
                    ) : (
                      <Money amount={autopay.amount} />
                    ),
                },
                { label: "Next", value: <DayText day={autopay.next_date} year /> },
              ]}
            />
          </div>
        ) : servicer.autopay ? (
          <AutopayForm servicer={servicer} choices={choices} />
        ) : (
          <p className="text-muted">{servicer.name} offers no autopay. Set up a series instead.</p>
        )}
      </Card>
    </Section>
  );
}
