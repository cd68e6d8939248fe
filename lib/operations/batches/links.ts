import { env } from "@/lib/env";

/** The absolute address of a page, for letters. */
export function linkTo(path: string): string {
  return new URL(path, env.PAYDOWN_URL).toString();
}

export function titleOf(batch: { id: string; title: string | null; referenceId: string | null }): string {
  return batch.title ?? batch.referenceId ?? `batch ${batch.id.slice(0, 8)}`;
}
