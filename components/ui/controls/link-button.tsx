import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "../class-names";
import type { ButtonSize, ButtonVariant } from "./button";
import { buttonClass } from "./button";

type LinkButtonProps = ComponentProps<typeof Link> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
};

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={cx(buttonClass(variant, size), className)}>
      {icon}
      {children}
    </Link>
  );
}

/** A link in running text. Not fetched ahead: a page full of them would fetch a page full of pages. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      {...rest}
      className={cx(
        "rounded-md text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent",
        className,
      )}
    />
  );
}
