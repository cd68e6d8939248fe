import { type Day, instantAt } from "../days";

/**
 * The windows of a day in which a file goes to the bank: 09:00 with the credits of D3, the cut-off with everything else.
 * Borrowers' own money has files apart, at the same times: an employer's people never see those. The micro-deposits of every
 * account go in them too, the business's own as well: whoever must name the two amounts could else read them in the file.
 */
export const windowKinds = ["morning", "cut_off", "borrower_morning", "borrower_cut_off"] as const;
export type WindowKind = (typeof windowKinds)[number];

export const MORNING_FILE_AT = "09:00:00";
/** The file is written when everything that closes at the cut-off has been put into it. */
const AFTER_CUT_OFF_MS = 1_000;

/** When the file of a window is written. `cutOff` is the business's, "17:30". */
export const fileWrittenAt = (kind: WindowKind, day: Day, cutOff: string): Date =>
  kind === "morning" || kind === "borrower_morning"
    ? instantAt(day, MORNING_FILE_AT)
    : new Date(instantAt(day, cutOff).getTime() + AFTER_CUT_OFF_MS);

/** The files that the business's own people carry to the bank. */
export const employerWindows = ["morning", "cut_off"] as const satisfies readonly WindowKind[];

export function windowWords(kind: WindowKind): string {
  switch (kind) {
    case "morning":
    case "borrower_morning":
      return "Morning, credits";
    case "cut_off":
    case "borrower_cut_off":
      return "Cut-off";
  }
}
