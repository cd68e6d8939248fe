import { env } from "@/lib/env";

/** The absolute address of a page, for letters. */
export function linkTo(path: string): string {
  return new URL(path, env.PAYDOWN_URL).toString();
}
