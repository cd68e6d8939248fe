import { paymentEventWords } from "@/lib/domain/borrower-payments/event-words";
import { isPositive, isZero, subtract } from "@/lib/domain/money";
import type { MandateView, PaymentDetail } from "@/lib/schemas/borrower-payments/payment";
import { Timeline, type TimelineEvent } from "../data/timeline";
import { TextLink } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";
import { Card, Section } from "../ui/display/card";
import { DayText, TimeText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { formatMoney, Money } from "../ui/display/money";
import { troubleWords } from "./words";

/** A Payment in full: what, from where, what happened and what comes next. */
export function PaymentFacts({ detail }: { detail: PaymentDetail }) {
  const { payment, account, postedAmount, refundedAmount } = detail;
  const seriesId = payment.payment_series_id;
  const trouble = troubleWords(detail);
  return (
    <>
      {trouble && (
        <Alert state={trouble.state} title={trouble.title}>
          {trouble.detail}
        </Alert>
      )}
      <Section title="Details">
        <Card className="py-2! sm:py-2!">
          <DescriptionList
            facts={[
              { label: "Amount", value: <Money amount={payment.amount} /> },
              { label: "To", value: detail.servicer },
              { label: "From", value: `${account.nameOnAccount}, ending in ${account.last4}` },
              ...days(detail),
              ...(isZero(postedAmount)
                ? []
                : [{ label: "Confirmed", value: <Money amount={postedAmount} /> }]),
              ...(isZero(refundedAmount)
                ? []
                : [{ label: "Back in your account", value: <Money amount={refundedAmount} /> }]),
              ...(seriesId === null
                ? []
                : [
                    {
                      label: "Of a series",
                      value: <TextLink href={`/my/payments/series/${seriesId}`}>See the series</TextLink>,
                    },
                  ]),
            ]}
          />
        </Card>
      </Section>
      <Section title="What happened, and what comes next">
        <Card>
          <Timeline label="What happened to this payment" events={[...past(detail), ...future(detail)]} />
        </Card>
      </Section>
      <Mandates mandates={detail.mandates} />
    </>
  );
}

/** When its money moves; of a cancelled one only the day that it was meant for. */
function days({ payment: { status, scheduled_date, dates }, stage }: PaymentDetail) {
  if (status === "cancelled") return [{ label: "Was for", value: <DayText day={scheduled_date} year /> }];
  const debited = { label: "Debited on", value: <DayText day={dates.debit} year /> };
  if (stage === "came_back") return [debited];
  return [debited, { label: "Reaches the servicer", value: <DayText day={dates.credit_effective} year /> }];
}

const past = ({ activity }: PaymentDetail): TimelineEvent[] =>
  activity.map(({ id, kind, who, at }) => ({
    key: id,
    ...paymentEventWords(kind),
    who,
    when: <TimeText at={at} />,
  }));

function future(detail: PaymentDetail): TimelineEvent[] {
  const { payment, stage, backOn, postedAmount, exceptions } = detail;
  const { dates } = payment;
  if (backOn !== null)
    return [{ key: "back", what: "Back in your account", when: <DayText day={backOn} />, state: "next" }];
  const isLate = exceptions.some(({ kind }) => kind === "not_confirmed");
  if (stage === "credit_settled" && (isLate || isPositive(postedAmount))) {
    const what = `${formatMoney(subtract(payment.amount, postedAmount))} confirmed by the servicer`;
    return [{ key: "rest", what, when: "when it says so", state: "next" }];
  }
  const steps = [
    { at: ["scheduled", "retrying", "debit_sent"], what: "Debited from your account", day: dates.debit },
    {
      at: ["debit_settled"],
      what: "Sent to the servicer, after the bank's return window",
      day: dates.credit_sent,
    },
    { at: ["credit_sent"], what: "Reaches the servicer", day: dates.credit_effective },
    { at: ["credit_settled"], what: "Confirmed by the servicer", day: dates.complete_expected },
  ];
  const next = steps.findIndex(({ at }) => at.includes(stage));
  if (next < 0) return [];
  return steps
    .slice(next)
    .map(({ what, day }) => ({ key: what, what, when: <DayText day={day} />, state: "next" }));
}

/** What was agreed to, by whom and when: kept for as long as a debit can be questioned. */
export function Mandates({ mandates }: { mandates: readonly MandateView[] }) {
  if (mandates.length === 0) return null;
  return (
    <Section title="What you agreed to">
      <Card className="grid gap-4">
        {mandates.map(({ text, agreedBy, at, attested }) => (
          <figure key={`${at} ${text}`} className="grid gap-1">
            <blockquote>{text}</blockquote>
            <figcaption className="text-sm text-muted">
              {attested ? `Attested by ${agreedBy}` : `Agreed to by ${agreedBy}`}, <TimeText at={at} />
            </figcaption>
          </figure>
        ))}
      </Card>
    </Section>
  );
}
