import type { ReactNode } from "react";
import { isZero } from "@/lib/domain/money";
import type { SaidLine } from "@/lib/schemas/reconciliation/views";
import { hrefWith } from "../data/url";
import { cx } from "../ui/class-names";
import { LinkButton, TextLink } from "../ui/controls/link-button";
import { DayText } from "../ui/display/day";
import { formatMoney, Money } from "../ui/display/money";
import { DismissLine, MatchProposal, TakeBackLine } from "./line-actions";
import { paymentsOf } from "./words";

type Props = { lines: readonly SaidLine[]; chosen: string | null; mayMatch: boolean };

/** What servicers said they received or posted, each with the payments that it seems to speak of. */
export function SaidLines({ lines, chosen, mayMatch }: Props) {
  return (
    <ul className="divide-y overflow-hidden rounded-md border bg-raised">
      {lines.map((line) => (
        <li
          key={line.id}
          className={cx("grid gap-2 p-4 text-sm", line.id === chosen && "bg-accent-soft")}
          {...(line.id === chosen ? { "aria-current": true } : {})}
        >
          <div className="flex items-baseline justify-between gap-3">
            <span className="font-medium">{line.servicer ?? "A servicer"}</span>
            <span className="font-semibold">
              <Money amount={line.amount} />
            </span>
          </div>
          <p className="text-muted">
            {line.reference !== null && <>{line.reference}, </>}
            <DayText day={line.postedOn} />, by {line.enteredBy}
            {line.batch !== null && (
              <>
                {", for "}
                <TextLink href={`/batch-payments/${line.batch.id}`}>{line.batch.title}</TextLink>
              </>
            )}
          </p>
          <Standing line={line} />
          {mayMatch && <div className="flex flex-wrap gap-2">{actionsOf(line, chosen)}</div>}
        </li>
      ))}
    </ul>
  );
}

function Standing({ line }: { line: SaidLine }): ReactNode {
  if (isZero(line.difference)) {
    return (
      <p className="text-done">Matched with {paymentsOf(line.payments, line.matched)}. Difference $0.00.</p>
    );
  }
  if (line.payments > 0) {
    return (
      <p className="text-problem">
        Matched with {paymentsOf(line.payments, line.matched)}: a difference of {formatMoney(line.difference)}{" "}
        remains. Choose what is missing, or take the match back.
      </p>
    );
  }
  if (line.proposal === null) {
    return <p>No waiting payments fit by themselves: choose them, or leave the line out.</p>;
  }
  return (
    <p>
      Seems to be {paymentsOf(line.proposal.payments, line.proposal.amount)}: {line.proposal.why}.
    </p>
  );
}

function actionsOf(line: SaidLine, chosen: string | null): ReactNode {
  const open = !isZero(line.difference);
  const query = { line: line.id, servicer: line.servicerId ?? undefined, batch: line.batch?.id };
  return (
    <>
      {line.proposal !== null && <MatchProposal line={line} proposal={line.proposal} />}
      {open && line.id !== chosen && (
        <LinkButton size="sm" variant="quiet" href={`${hrefWith("/reconciliation", query)}#payments`}>
          Choose payments
        </LinkButton>
      )}
      {line.payments > 0 && <TakeBackLine line={line} />}
      {line.payments === 0 && <DismissLine line={line} />}
    </>
  );
}
