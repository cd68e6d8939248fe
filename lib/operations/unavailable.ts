import { isDatabaseAway } from "@/lib/db/away";
import { Refusal } from "@/lib/domain/refusal";

/** What a person reads while the database is away; null for any other error. The commit may have come before the silence. */
export function unavailable(error: unknown): Refusal | null {
  if (!isDatabaseAway(error)) return null;
  return new Refusal(
    "unavailable",
    "The database cannot be reached just now. Nothing was lost: in a moment look whether this was done, else do it again.",
  );
}
