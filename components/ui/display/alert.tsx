import type { ReactNode } from "react";
import { Info } from "lucide-react";
import { cx } from "../class-names";
import type { State } from "../states";
import { stateLook } from "../states";

type AlertProps = {
  state?: "info" | Exclude<State, "waiting">;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** True for what appears after the page did: screen readers then say it at once. */
  live?: boolean;
};

const infoLook = { text: "text-accent", soft: "bg-accent-soft", icon: Info };

/** Something to know before going on: what is the matter, what is safe, what to do. */
export function Alert({ state = "info", title, children, actions, live = false }: AlertProps) {
  const look = state === "info" ? infoLook : stateLook[state];
  const Icon = look.icon;
  const role = !live ? undefined : state === "problem" ? "alert" : "status";
  return (
    <div role={role} className={cx("flex gap-3 rounded-md px-4 py-3", look.soft)}>
      <Icon aria-hidden className={cx("mt-0.5 size-4 shrink-0", look.text)} />
      <div className="grid min-w-0 flex-1 gap-1 wrap-anywhere">
        <p className={cx("font-medium", look.text)}>{title}</p>
        {children !== undefined && <div className="text-ink">{children}</div>}
        {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
