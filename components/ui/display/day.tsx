import { NoValue } from "./money";

const short = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  weekday: "short",
  month: "short",
  day: "numeric",
});
const dated = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  month: "short",
  day: "numeric",
  year: "numeric",
});
const full = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", dateStyle: "full" });
const clock = {
  timeZone: "America/New_York",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
} as const;
const instant = new Intl.DateTimeFormat("en-US", clock);
const instantDated = new Intl.DateTimeFormat("en-US", { ...clock, year: "numeric" });
const instantFull = new Intl.DateTimeFormat("en-US", {
  ...clock,
  year: "numeric",
  second: "2-digit",
  timeZoneName: "short",
});

type DayTextProps = {
  /** "YYYY-MM-DD", or null for a dash. */
  day: string | null;
  /** Why it was moved: "moved from Thu, Nov 26: Thanksgiving Day". */
  reason?: string | undefined;
  /** True where the year is not the present one: "Nov 27, 2025". */
  year?: boolean;
};

/** "Fri, Nov 27" of a "YYYY-MM-DD". A day has no zone: it is read and written as UTC, so it never slips. */
export function formatDay(day: string, year = false): string {
  return (year ? dated : short).format(new Date(`${day}T00:00:00Z`));
}

/** A day; the full date, and why it was moved, on hover and for screen readers. */
export function DayText({ day, reason, year = false }: DayTextProps) {
  if (day === null) return <NoValue word="no date" />;
  const long = full.format(new Date(`${day}T00:00:00Z`)) + (reason === undefined ? "" : ` (${reason})`);
  return <Spoken dateTime={day} short={formatDay(day, year)} long={long} moved={reason !== undefined} />;
}

/**
 * An instant on New York's clock: "Nov 27, 9:00 AM"; in full on hover. `at` is a Date or an ISO string; `year` where it may be
 * of another year than the present one.
 */
export function TimeText({ at, year = false }: { at: Date | string; year?: boolean }) {
  const date = new Date(at);
  const short = (year ? instantDated : instant).format(date);
  return <Spoken dateTime={date.toISOString()} short={short} long={instantFull.format(date)} />;
}

const ago = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
const AGO_STEPS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** Something of real time, such as a sign-in: "3 hours ago", which nobody takes for the sandbox's date. In full on hover. */
export function AgoText({ at, secondsAgo }: { at: string; secondsAgo: number }) {
  const step = AGO_STEPS.find(([, seconds]) => secondsAgo >= seconds);
  const words = step ? ago.format(-Math.floor(secondsAgo / step[1]), step[0]) : "just now";
  return (
    <Spoken dateTime={at} short={words} long={`${words}: ${instantFull.format(new Date(at))}, real time`} />
  );
}

function Spoken(props: { dateTime: string; short: string; long: string; moved?: boolean }) {
  const mark = props.moved ? " underline decoration-dotted underline-offset-4" : "";
  return (
    <time dateTime={props.dateTime} data-tip={props.long} className="whitespace-nowrap tabular-nums">
      <span aria-hidden className={mark}>
        {props.short}
      </span>
      <span className="sr-only select-none">{props.long}</span>
    </time>
  );
}
