"use client";
// Not drawn by the server alone: what React sends late inside of an SVG it hides with a style attribute, which the
// content policy refuses. A client component is sent as its properties, and so whole.

/** `height` is a share of the plot: "57.34%". `tip` is said on hover. */
type PlotBar = { key: string; tip: string; height: string; unfinished: boolean | undefined };

const barShare = 62;
const gridLines = ["0%", "50%", "100%"];

/** The bars and the lines behind them, without words. */
export function Plot({ bars }: { bars: readonly PlotBar[] }) {
  const slot = 100 / Math.max(bars.length, 1);
  const width = (slot * barShare) / 100;
  return (
    <svg className="h-48 w-full overflow-visible">
      {gridLines.map((y) => (
        <line key={y} x1="0" x2="100%" y1={y} y2={y} className="stroke-line" />
      ))}
      {/* Turned over, so that a bar grows from the ground and its height needs no subtraction. */}
      <g className="origin-center -scale-y-100 [transform-box:view-box]">
        {bars.map((bar, index) => (
          <g key={bar.key} data-tip={bar.tip} className="group">
            <rect x={`${slot * index}%`} width={`${slot}%`} height="100%" className="fill-transparent" />
            <rect
              x={`${slot * index + (slot - width) / 2}%`}
              width={`${width}%`}
              height={bar.height}
              rx="2"
              className={
                bar.unfinished
                  ? "fill-accent/45 group-hover:fill-accent/60"
                  : "fill-accent group-hover:fill-accent-strong"
              }
            />
          </g>
        ))}
      </g>
    </svg>
  );
}
