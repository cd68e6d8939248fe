import type { ReactNode } from "react";
import type { ExceptionLine } from "@/lib/schemas/batches/exceptions";
import { TextLink } from "../ui/controls/link-button";
import { Card } from "../ui/display/card";
import { TimeText } from "../ui/display/day";
import { StatusDot } from "../ui/display/status";
import { exceptionMeaning, exceptionTitle, exceptionTodo } from "./words";

/** One exception: what happened, what to do, and the buttons to do it (`children`). */
export function ExceptionCard({ exception, children }: { exception: ExceptionLine; children?: ReactNode }) {
  const { batch, item, settled } = exception;
  const state = settled ? "done" : exception.refundOn ? "waiting" : "problem";
  const word = settled ? "Settled" : exception.refundOn ? "Refund on its way" : "Open";
  return (
    <Card>
      <article className="grid gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="font-semibold">{exceptionTitle(exception)}</h2>
          <StatusDot state={state} word={word} />
        </div>
        <p>{exception.detail}</p>
        <p className="text-sm text-muted">
          Since <TimeText at={exception.openedAt} />,{" "}
          <TextLink href={`/batch-payments/${batch.id}`}>{batch.title}</TextLink>
          {item && (
            <>
              {", "}
              <TextLink href={`/batch-payments/${batch.id}/payments/${item.id}`}>
                {item.employee} to {item.servicer}
              </TextLink>
            </>
          )}
        </p>
        {settled ? (
          <p className="text-sm">
            {settled.by} on <TimeText at={settled.at} />: {settled.how}.
          </p>
        ) : (
          <>
            <p className="text-sm">{exceptionMeaning(exception)}</p>
            <p className="text-sm">
              <span className="font-medium">Next: </span>
              {exceptionTodo(exception)}
            </p>
          </>
        )}
        {children && <div className="mt-1 flex flex-wrap gap-2">{children}</div>}
      </article>
    </Card>
  );
}
