import { formatMoney, Money } from "../ui/display/money";
import { Plot } from "./plot";
import { axisTop, cents, percentOf, shortDollars } from "./scale";

export type Bar = {
  key: string;
  /** Under the bar: "Nov". */
  short: string;
  /** In the table and on hover: "November 2026". */
  full: string;
  /** A decimal string with two places, never below zero. */
  amount: string;
  /** Not over yet: the bar is drawn lighter and the table says so. */
  unfinished?: boolean;
};

type BarChartProps = { caption: string; head: string; valueHead: string; bars: readonly Bar[] };

const axisSteps = [0n, 1n, 2n];

/** Amounts over time, drawn on the server without a script; the same numbers in a table behind "Show as a table". */
export function BarChart({ caption, head, valueHead, bars }: BarChartProps) {
  const largest = bars.reduce((most, bar) => (cents(bar.amount) > most ? cents(bar.amount) : most), 0n);
  const top = axisTop(largest);
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <figcaption className="sr-only">{caption}</figcaption>
      <div aria-hidden className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        <div className="-my-2 flex flex-col-reverse justify-between text-right text-sm text-muted tabular-nums">
          {axisSteps.map((step) => (
            <span key={step} className="h-4 leading-4">
              {shortDollars((top * step) / 2n)}
            </span>
          ))}
        </div>
        <Plot
          bars={bars.map(({ key, full, amount, unfinished }) => ({
            key,
            tip: `${full}: ${formatMoney(amount)}`,
            height: percentOf(cents(amount), top),
            unfinished,
          }))}
        />
        <div className="col-start-2 mt-2 grid auto-cols-fr grid-flow-col text-center text-sm text-muted">
          {bars.map((bar) => (
            <span key={bar.key} className="max-sm:nth-[even]:invisible">
              {bar.short}
            </span>
          ))}
        </div>
      </div>
      <details className="text-sm">
        <summary className="inline-block min-h-6 rounded-md text-accent underline underline-offset-2">
          Show as a table
        </summary>
        <BarTable caption={caption} head={head} valueHead={valueHead} bars={bars} />
      </details>
    </figure>
  );
}

function BarTable({ caption, head, valueHead, bars }: BarChartProps) {
  return (
    <table className="mt-2 w-full max-w-md">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-muted">
          <th scope="col" className="h-8 border-b text-left font-medium">
            {head}
          </th>
          <th scope="col" className="h-8 border-b text-right font-medium">
            {valueHead}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row" className="h-8 border-b text-left font-normal">
              {bar.full}
              {bar.unfinished && <span className="text-muted"> (not over yet)</span>}
            </th>
            <td className="h-8 border-b text-right">
              <Money amount={bar.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
