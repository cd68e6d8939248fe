import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ItemTimeline } from "@/components/batches/history";
import { RefundPayment, ResendPayment, StopPayment } from "@/components/batches/item-actions";
import { ItemAlerts, ItemFacts } from "@/components/batches/item-facts";
import { itemWordsOf } from "@/components/batches/words";
import { RestOfShort } from "@/components/sandbox/rest-of-short";
import { PageHeader } from "@/components/shell/page-header";
import { Card, Section } from "@/components/ui/display/card";
import { formatMoney } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { ZERO } from "@/lib/domain/money";
import { readDeciders } from "@/lib/queries/batches/deciders";
import { getItem } from "@/lib/queries/batches/get-item";
import { awaitedAnswer } from "@/lib/queries/sandbox/list-simulations";
import { readClock } from "@/lib/queries/shell/read-clock";

export const metadata: Metadata = { title: "Payment" };

export default async function PaymentPage({ params }: { params: Promise<{ id: string; itemId: string }> }) {
  const actor = await employerPage();
  const { id, itemId } = await params;
  const item = await getItem(actor, id, itemId);
  if (!item) notFound();
  const mayAct = may(actor, "batches:release");
  const isShort = item.status === "sent" && item.postedAmount !== ZERO;
  const { clock } = await readClock(actor);
  const waits = item.status === "returned" && !item.refundAsked;
  return (
    <>
      <PageHeader
        title={`${formatMoney(item.amount)} for ${item.employee.name}`}
        status={<StatusDot {...itemWordsOf(item)} />}
        back={{ href: `/batch-payments/${id}`, label: item.batch.title }}
        action={
          mayAct && (
            <>
              {item.status === "pending" && !item.resent && (
                <StopPayment id={item.id} stopped={item.stopAsked} />
              )}
              {waits && <RefundPayment item={item} />}
              {waits && item.postedAmount === ZERO && <ResendPayment item={item} />}
            </>
          )
        }
      />
      <ItemAlerts item={item} deciders={waits ? await readDeciders(actor) : null} />
      {isShort && clock !== null && may(actor, "sandbox:simulate") && (
        <RestOfShort item={item} answerOn={await awaitedAnswer(actor, item.id)} />
      )}
      <ItemFacts item={item} />
      <Section title="What happened, and what comes next">
        <Card>
          <ItemTimeline item={item} />
        </Card>
      </Section>
    </>
  );
}
