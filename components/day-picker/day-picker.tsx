"use client";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type Day, firstOfMonth, formatDay, formatDayLong, monthOf, weekday } from "@/lib/domain/days";
import { type DayRange, monthWeeks, nearestDays, standingWords } from "@/lib/domain/payment-days/day-choice";
import { addMonths, dayAfterKey } from "@/lib/domain/payment-days/keys";
import { Button } from "../ui/controls/button";
import { DayCell } from "./day-cell";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const monthFormat = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "long", year: "numeric" });
const monthWords = (of: Day): string => monthFormat.format(new Date(`${of}T00:00:00Z`));

type DayPickerProps = {
  /** "Debit on" */
  label: string;
  value: Day | null;
  onChange: (chosen: Day) => void;
  range: DayRange;
  /** Ids of what is said about it: help, error. */
  describedBy?: string | undefined;
  id: string;
};

/**
 * A month of days of which banking days can be chosen. Closed days are shown and can be reached, so that each can say why it
 * is closed and which days are nearest. Arrows, Home, End, PageUp and PageDown as in every grid of days.
 */
export function DayPicker({ label, value, onChange, range, describedBy, id }: DayPickerProps) {
  const [at, setAt] = useState<Day>(value ?? range.earliest);
  const [asked, setAsked] = useState<Day | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const follows = useRef(false);
  useEffect(() => {
    if (follows.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    follows.current = false;
  }, [at]);

  const walk = (event: KeyboardEvent) => {
    const next = dayAfterKey(at, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    follows.current = true;
    setAt(next);
  };
  const choose = (day: Day) => {
    setAt(day);
    setAsked(day);
    if (standingWords(day, range) === null) onChange(day);
  };
  const first = firstOfMonth(at);

  return (
    <div className="grid max-w-80 gap-2">
      <MonthHead at={at} range={range} onTurn={(months) => setAt(addMonths(at, months))} />
      <table
        ref={grid}
        id={id}
        role="grid"
        aria-label={`${label}, ${monthWords(first)}`}
        aria-describedby={describedBy}
        tabIndex={-1}
        onKeyDown={walk}
        className="w-full table-fixed border-separate border-spacing-0.5"
      >
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col" abbr={name} className="h-7 text-sm font-normal text-muted">
                {name.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(first, weekday(first)).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  range={range}
                  outside={monthOf(day) !== monthOf(at)}
                  chosen={day === value}
                  current={day === at}
                  onChoose={choose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Said value={value} asked={asked} range={range} onChoose={choose} />
    </div>
  );
}

function MonthHead({ at, range, onTurn }: { at: Day; range: DayRange; onTurn: (months: number) => void }) {
  const month = monthOf(at);
  return (
    <div className="flex items-center justify-between">
      <Turn words="Previous month" onClick={() => onTurn(-1)} disabled={month <= monthOf(range.earliest)}>
        <ChevronLeft aria-hidden className="size-4" />
      </Turn>
      <span aria-live="polite" className="font-medium">
        {monthWords(at)}
      </span>
      <Turn words="Next month" onClick={() => onTurn(1)} disabled={month >= monthOf(range.latest)}>
        <ChevronRight aria-hidden className="size-4" />
      </Turn>
    </div>
  );
}

function Turn(props: { words: string; onClick: () => void; disabled: boolean; children: ReactNode }) {
  return (
    <Button
      variant="quiet"
      size="sm"
      aria-label={props.words}
      onClick={props.onClick}
      disabled={props.disabled}
    >
      {props.children}
    </Button>
  );
}

type SaidProps = { value: Day | null; asked: Day | null; range: DayRange; onChoose: (day: Day) => void };

/** What was chosen; or why the day that was asked for cannot be, and the nearest that can. */
function Said({ value, asked, range, onChoose }: SaidProps) {
  const refused = asked === null ? null : standingWords(asked, range);
  return (
    <div role="status" className="grid min-h-10 gap-2 text-sm">
      {refused === null || asked === null ? (
        <p className={value === null ? "text-muted" : "font-medium"}>
          {value === null ? "No day chosen yet." : formatDayLong(value)}
        </p>
      ) : (
        <>
          <p className="text-problem">{refused}</p>
          <p className="flex flex-wrap items-center gap-2">
            Nearest:
            {nearestDays(asked, range).map((day) => (
              <Button key={day} size="sm" onClick={() => onChoose(day)}>
                {formatDay(day)}
              </Button>
            ))}
          </p>
        </>
      )}
    </div>
  );
}
