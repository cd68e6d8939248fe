import { cx } from "../class-names";
import type { State } from "../states";
import { stateLook } from "../states";

export type ProgressPart = { label: string; count: number; state: State };

type ProgressProps = {
  /** Says what is being counted: "Payments of November 2026". */
  label: string;
  parts: readonly ProgressPart[];
  total: number;
};

const barWidth = 1000;
const fills: Record<State, string> = {
  waiting: "fill-waiting",
  attention: "fill-attention",
  problem: "fill-problem",
  done: "fill-done",
};

/** A bar and the counts behind it. What no part counts stays empty. An SVG: the content policy allows no style attribute. */
export function Progress({ label, parts, total }: ProgressProps) {
  const present = parts.filter((part) => part.count > 0);
  const finished = parts.filter((part) => part.state === "done").reduce((sum, part) => sum + part.count, 0);
  let x = 0;
  return (
    <div className="grid gap-2">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={finished}
        aria-valuetext={`${count(finished)} of ${count(total)}`}
        className="h-2 overflow-hidden rounded-full bg-line"
      >
        <svg aria-hidden viewBox={`0 0 ${barWidth} 1`} preserveAspectRatio="none" className="block size-full">
          {present.map((part) => {
            const width = total === 0 ? 0 : (part.count / total) * barWidth;
            x += width;
            return (
              <rect key={part.label} x={x - width} width={width} height="1" className={fills[part.state]} />
            );
          })}
        </svg>
      </div>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {present.map((part) => (
          <li key={part.label} className="inline-flex items-center gap-2">
            <span aria-hidden className={cx("size-2 rounded-full", stateLook[part.state].dot)} />
            <span className="tabular-nums">{count(part.count)}</span>{" "}
            <span className="text-muted">{part.label}</span>
          </li>
        ))}
        <li className="text-muted tabular-nums sm:ml-auto">of {count(total)}</li>
      </ul>
    </div>
  );
}

function count(n: number): string {
  return n.toLocaleString("en-US");
}
