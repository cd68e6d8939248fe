import type { ClockView } from "@/lib/schemas/clock";
import { SandboxBar } from "../shell/sandbox-bar";
import { MoveClock } from "./move-clock";

/** The business date and the control to move it on; nothing outside the sandbox. */
export function BusinessBar({ clock }: { clock: ClockView | null }) {
  if (clock === null) return null;
  return (
    <SandboxBar day={clock.today}>
      <MoveClock clock={clock} />
    </SandboxBar>
  );
}
