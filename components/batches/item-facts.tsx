import { type Money as MoneyText, ZERO } from "@/lib/domain/money";
import type { ItemDetail } from "@/lib/schemas/batches/views";
import { TextLink } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";
import { Card } from "../ui/display/card";
import { DayText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { formatMoney, Money } from "../ui/display/money";
import { returnWords } from "./words";

const pathOf = (item: ItemDetail, id: string): string => `/batch-payments/${item.batch.id}/payments/${id}`;

/** `deciders`: who may decide about what came back, in words; null where the reader may. */
export function ItemAlerts({ item, deciders }: { item: ItemDetail; deciders: string | null }) {
  const why = returnWords(item);
  return (
    <>
      {item.status === "returned" && <Returned item={item} why={why} deciders={deciders} />}
      {item.status === "sent" && item.postedAmount !== ZERO && (
        <Alert state="attention" title={`The servicer posted ${formatMoney(item.postedAmount)} only`}>
          {formatMoney(item.openAmount)} is awaited: it is posted later, or comes back and can be refunded.
          After five banking days it stands among the <TextLink href="/exceptions">exceptions</TextLink>.
        </Alert>
      )}
      {item.replacedBy !== null && (
        <Alert title="This payment was sent again">
          {why} <TextLink href={pathOf(item, item.replacedBy)}>See the payment that took its place</TextLink>
        </Alert>
      )}
      {item.replaces !== null && (
        <Alert title="This payment took the place of one that came back">
          <TextLink href={pathOf(item, item.replaces)}>See the first one</TextLink>
        </Alert>
      )}
    </>
  );
}

function Returned({
  item,
  why,
  deciders,
}: {
  item: ItemDetail;
  why: string | null;
  deciders: string | null;
}) {
  const inPart = item.postedAmount !== ZERO;
  const kept = inPart ? `The servicer keeps the ${formatMoney(item.postedAmount)} that it posted.` : "";
  const title = inPart
    ? `${formatMoney(item.openAmount)} of this payment came back`
    : "This payment did not reach the servicer";
  if (item.refundAsked) {
    return (
      <Alert title={title}>
        {why} {kept} The refund of {formatMoney(item.openAmount)} was asked for and is on its way to{" "}
        {item.refundTo}.
      </Alert>
    );
  }
  const onlyRefund = inPart || item.choices.length === 0;
  const what = inPart ? "the rest" : "it";
  return (
    <Alert state={deciders === null ? "attention" : "info"} title={title}>
      {why} {inPart ? kept : "The money is here."}
      {!inPart && onlyRefund && " No loan of this employee can be paid now, so it can only be refunded."}{" "}
      {deciders === null
        ? `Have ${what} refunded to ${item.refundTo}${onlyRefund ? "" : ", or send it again"}.`
        : `Only ${deciders} may decide whether ${what} is refunded${onlyRefund ? "" : " or sent again"}.`}
    </Alert>
  );
}

/** What counts of a part of the split, beside what it was where they differ. */
function Counted({ counted, split }: { counted: MoneyText; split: MoneyText }) {
  if (counted === split) return <Money amount={counted} />;
  return (
    <>
      <Money amount={counted} />{" "}
      <span className="text-muted">
        of <Money amount={split} />; what the servicer did not keep does not count
      </span>
    </>
  );
}

export function ItemFacts({ item }: { item: ItemDetail }) {
  const loan =
    item.loanLast4 === null
      ? "as the servicer decides"
      : `ending in ${item.loanLast4}${item.loanType === null ? "" : `, ${item.loanType}`}`;
  return (
    <Card>
      <DescriptionList
        facts={[
          {
            label: "Employee",
            value: (
              <TextLink href={`/employees/${item.employee.id}`}>
                {item.employee.name}
                {item.employee.externalId !== null && `, ${item.employee.externalId}`}
              </TextLink>
            ),
          },
          { label: "Servicer", value: item.servicer },
          { label: "Loan", value: loan },
          { label: "Reference", value: item.referenceId ?? "none" },
          { label: "Amount", value: <Money amount={item.amount} /> },
          { label: "Tax-free (§127)", value: <Counted counted={item.taxFree} split={item.split.taxFree} /> },
          { label: "Taxable wages", value: <Counted counted={item.taxable} split={item.split.taxable} /> },
          { label: "Posted", value: <Money amount={item.postedAmount} /> },
          { label: "Refunded", value: <Money amount={item.refundedAmount} /> },
          { label: "Debited", value: <DayText day={item.debitDay} year /> },
          { label: "Arrives at the servicer", value: <DayText day={item.benefitDate} year /> },
        ]}
      />
    </Card>
  );
}
