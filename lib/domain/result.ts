import type { Problem, RefusalCode } from "./refusal";

/** What an action gives a form: the view, or why not; `reference` stands where the fault was ours and is in the log. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      code: RefusalCode | "fault";
      detail: string;
      problems: readonly Problem[];
      reference?: string;
    };
