import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cx } from "../class-names";
import { Spinner } from "../display/spinner";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "md" | "sm";

const base =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none " +
  "transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed";

const looks: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-edge/60 bg-raised text-ink hover:bg-hover",
  quiet: "border-transparent bg-transparent text-ink hover:bg-hover",
  danger: "border-transparent bg-problem text-on-problem hover:bg-problem-strong",
};

const sizes: Record<ButtonSize, string> = { md: "h-9 px-3.5 text-base", sm: "h-8 px-2.5 text-sm" };

/** The look of a button, for a link or a label that must look like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return cx(base, looks[variant], sizes[size]);
}

type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** While set, the button shows these words with a spinner and does nothing: "Releasing 150 payments…". */
  loadingWords?: string | undefined;
};

/** A button. `type` is "button" unless said, so that none submits a form by accident. */
export function Button({ variant, size, icon, loadingWords, className, children, ...rest }: ButtonProps) {
  // Not `disabled` while it works: that would throw the focus away.
  const busy =
    loadingWords === undefined ? {} : { "aria-disabled": true, "aria-busy": true, onClick: refuse };
  return (
    <button type="button" {...rest} {...busy} className={cx(buttonClass(variant, size), className)}>
      {loadingWords === undefined ? icon : <Spinner />}
      {loadingWords ?? children}
    </button>
  );
}

function refuse(event: MouseEvent): void {
  event.preventDefault();
}
