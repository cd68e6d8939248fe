import { monthOf } from "@/lib/domain/days";
import type { CalendarLine, PaymentCalendar } from "@/lib/schemas/borrower-payments/calendar";
import { TextLink } from "../ui/controls/link-button";
import { Card, Section } from "../ui/display/card";
import { DayText } from "../ui/display/day";
import { Money, NoValue } from "../ui/display/money";
import { Badge } from "../ui/display/status";

const monthFormat = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "long", year: "numeric" });

/** How many months stand open; the rest can be unfolded. */
const MONTHS_OPEN = 3;

/** All that will leave the accounts, month by month: Payments, series and the servicers' own debits together. */
export function WhatLeaves({ calendar }: { calendar: PaymentCalendar }) {
  const months = [...new Set(calendar.lines.map(({ day }) => monthOf(day)))];
  const shown = (from: number, to?: number) =>
    months
      .slice(from, to)
      .map((month) => (
        <Month key={month} month={month} lines={calendar.lines.filter(({ day }) => monthOf(day) === month)} />
      ));
  return (
    <Section
      title="What will leave your accounts"
      about="In the next twelve months: your payments, your series, and what servicers debit by themselves under autopay."
    >
      <Card flush>
        {months.length === 0 ? (
          <p className="p-4 text-muted">Nothing is to leave your accounts.</p>
        ) : (
          <div className="divide-y">{shown(0, MONTHS_OPEN)}</div>
        )}
        {months.length > MONTHS_OPEN && (
          <details className="border-t">
            <summary className="px-4 py-3 font-medium text-accent">
              {months.length - MONTHS_OPEN} more months
            </summary>
            <div className="divide-y border-t">{shown(MONTHS_OPEN)}</div>
          </details>
        )}
      </Card>
    </Section>
  );
}

function Month({ month, lines }: { month: string; lines: readonly CalendarLine[] }) {
  return (
    <section className="grid gap-2 px-4 py-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <h3 className="font-medium">{monthFormat.format(new Date(`${month}-01T00:00:00Z`))}</h3>
      <ul className="grid gap-2">
        {lines.map((line) => (
          <Line key={`${line.kind} ${line.id} ${line.day}`} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { line: CalendarLine }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <span className="w-24">
        <DayText
          day={line.day}
          {...(line.movedBecause === null ? {} : { reason: `moved, for its day is ${line.movedBecause}` })}
        />
      </span>
      <span className="min-w-0 flex-1 basis-40">
        <TextLink href={hrefOf(line)}>{line.servicer}</TextLink>{" "}
        <span className="text-sm text-muted">from •••• {line.last4}</span>
      </span>
      <Kind line={line} />
      <span className="ml-auto tabular-nums">
        {line.amount === null ? <NoValue word="amount not known" /> : <Money amount={line.amount} />}
      </span>
      {line.movedBecause !== null && (
        <span className="basis-full text-sm text-muted">
          Moved: its day of the month is {line.movedBecause}
        </span>
      )}
    </li>
  );
}

function Kind({ line }: { line: CalendarLine }) {
  if (line.by === "servicer") return <Badge state="attention">Autopay, by the servicer</Badge>;
  return <Badge>{line.seriesId === null ? "Once" : "Monthly"}</Badge>;
}

function hrefOf(line: CalendarLine): string {
  switch (line.kind) {
    case "payment":
      return `/my/payments/${line.id}`;
    case "series":
      return `/my/payments/series/${line.id}`;
    case "autopay":
      return "/my/autopay";
  }
}
