import { revalidatePath } from "next/cache";
import type { ActionResult } from "@/lib/domain/result";

/** Reads the pages from `path` on anew, also where it was refused: what the person saw was then not how it is. */
export async function showAnew<Result>(path: string, result: Promise<Result>): Promise<Result> {
  const done = await result;
  revalidatePath(path, "layout");
  return done;
}

/** The same, but a refusal leaves the page, and what was typed there, as it is. */
export async function showAnewIfDone<Out>(
  path: string,
  result: Promise<ActionResult<Out>>,
): Promise<ActionResult<Out>> {
  const done = await result;
  if (done.ok) revalidatePath(path, "layout");
  return done;
}
