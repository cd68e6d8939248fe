import type { ComponentProps } from "react";
import { ChevronDown } from "lucide-react";
import { cx } from "../class-names";

const box =
  "w-full rounded-md border border-edge bg-raised text-base text-ink transition-colors hover:border-muted " +
  "aria-invalid:border-problem disabled:cursor-not-allowed disabled:bg-hover disabled:text-muted " +
  "focus-visible:outline-offset-0";
// Apart, for a select always counts as read-only.
const written = cx(box, "read-only:bg-hover");

export function Input({ className, autoFocus, ...rest }: ComponentProps<"input">) {
  const asks = autoFocus ? { autoFocus, "data-autofocus": true } : {};
  return <input type="text" {...rest} {...asks} className={cx(written, "h-9 px-3", className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={4} {...rest} className={cx(written, "px-3 py-2", className)} />;
}

/** The browser's own select: it needs no script and every phone knows it. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cx("relative inline-block w-full", className)}>
      <select {...rest} className={cx(box, "h-9 appearance-none truncate pr-8 pl-3")}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
    </span>
  );
}

/** Dollars and cents, kept as the text typed: only the server reads it. Pass `aria-label` where no label stands above. */
export function MoneyInput({ className, ...rest }: ComponentProps<"input">) {
  return (
    <span className={cx("relative inline-block w-full", className)}>
      <span aria-hidden className="pointer-events-none absolute top-2 left-3 text-muted">
        $
      </span>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        placeholder="0.00"
        {...rest}
        className={cx(written, "h-9 pr-3 pl-7 text-right tabular-nums")}
      />
    </span>
  );
}
