import type { ReactNode } from "react";
import { useId } from "react";
import { cx } from "../class-names";

/** A raised surface with a hairline. Never put one in another. `flush` leaves out the padding, for tables and lists. */
export function Card({
  children,
  flush = false,
  className,
}: {
  children: ReactNode;
  flush?: boolean;
  className?: string;
}) {
  return (
    <div className={cx("rounded-md border bg-raised", !flush && "p-4 sm:p-5", className)}>{children}</div>
  );
}

type SectionProps = {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A part of a page, with its heading and what can be done with it. */
export function Section({ title, about, actions, children, className }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx("grid grid-cols-[minmax(0,1fr)] content-start gap-3", className)}
    >
      <div className="flex min-h-8 flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {about !== undefined && <p className="text-sm text-muted">{about}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
