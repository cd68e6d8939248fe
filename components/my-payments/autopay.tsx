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
  const account = autopay?.source_account;
  return (
    <Section
      title={servicer.name}
      actions={
        account && (
          <StopAutopay servicerId={servicer.id} servicer={servicer.name} shownAccountId={account.id} />
        )
      }
    >
      <Card>
        {autopay !== null || servicer.autopay ? (
          <AutopayForm
            servicer={servicer}
            choices={choices}
            saved={account ? { sourceAccountId: account.id, label: accountWords(account) } : null}
          >
            {autopay && <AutopayFacts autopay={autopay} />}
          </AutopayForm>
        ) : (
          <p className="text-muted">{servicer.name} offers no autopay. Set up a series instead.</p>
        )}
      </Card>
    </Section>
  );
}

const accountWords = (account: AutopayView["source_account"]): string =>
  `${account.name_on_account}, ending in ${account.account_number_last_4}`;

function AutopayFacts({ autopay }: { autopay: AutopayView }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <StatusDot state="done" word="On" />
        <Badge state="attention">by the servicer</Badge>
      </p>
      <DescriptionList
        facts={[
          { label: "From", value: accountWords(autopay.source_account) },
          {
            label: "Amount each month",
            value:
              autopay.amount === null ? (
                <NoValue word="the servicer says none" />
              ) : (
                <Money amount={autopay.amount} />
              ),
          },
          {
            label: "Next",
            value:
              autopay.next_date === null ? (
                `${autopay.servicer.name} has not said the day`
              ) : (
                <DayText day={autopay.next_date} year />
              ),
          },
        ]}
      />
    </>
  );
}
