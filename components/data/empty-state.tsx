import type { ReactNode } from "react";

type EmptyStateProps = {
  icon?: ReactNode;
  /** What will stand here: "Batches you prepare will stand here". */
  title: string;
  children?: ReactNode;
  /** The one thing to do first. */
  action?: ReactNode;
};

/** Where a list is still empty, or a filter finds nothing. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-12 text-center">
      {icon !== undefined && (
        <div aria-hidden className="mb-1 text-muted [&>svg]:size-6">
          {icon}
        </div>
      )}
      <p className="font-medium">{title}</p>
      {children !== undefined && <div className="max-w-prose text-muted">{children}</div>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
