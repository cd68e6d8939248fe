import { Refusal } from "@/lib/domain/refusal";

/** Two windows that save at once: the second is told (conflict). `shown` left out: it does not ask. */
export function mustBeShown(shown: string | null | undefined, stands: string | null): void {
  if (shown === undefined || shown === stands) return;
  throw new Refusal(
    "conflict",
    "This autopay was changed meanwhile, in another window or by somebody else. Nothing was saved. Look at how it stands now and do it again if you still want to.",
  );
}
