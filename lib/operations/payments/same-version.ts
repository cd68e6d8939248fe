import { Refusal } from "@/lib/domain/refusal";

/** Two tabs that save at once: the second is told (conflict), and keeps what it typed. `seen` left out: it does not ask. */
export function mustBeSame(seen: number | undefined, stands: number, what: "payment" | "series"): void {
  if (seen === undefined || seen === stands) return;
  throw new Refusal(
    "conflict",
    `This ${what} was changed meanwhile, in another window or by somebody else. Nothing was saved. Look at how it stands now and save again if you still want to.`,
  );
}
