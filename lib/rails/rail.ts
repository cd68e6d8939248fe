/** How money moves: what each step of a batch waits for and what it leaves behind. The steps themselves stand in lib/operations. */
export type RailName = "sandbox" | "nacha";

export type Rail = {
  name: RailName;
  /** Debits, credits and refunds leave as entries of a file that somebody carries to the bank. */
  writesFiles: boolean;
  /** Credits of D3 go out only once that morning's returns are known: read from a file, or denied by a person (rules 9). */
  creditsWaitForReturns: boolean;
  /** Who says that a servicer has posted: the calendar, or the servicer's own file. */
  confirmedBy: "calendar" | "file";
  /** Who says that something came back: the simulation, or the bank's file. */
  answeredBy: "simulation" | "file";
};

const rails: Record<RailName, Rail> = {
  sandbox: {
    name: "sandbox",
    writesFiles: false,
    creditsWaitForReturns: false,
    confirmedBy: "calendar",
    answeredBy: "simulation",
  },
  nacha: {
    name: "nacha",
    writesFiles: true,
    creditsWaitForReturns: true,
    confirmedBy: "file",
    answeredBy: "file",
  },
};

/** Names of the rails of which this holds. */
export const railsThat = (holds: (rail: Rail) => boolean): RailName[] =>
  Object.values(rails).flatMap((rail) => (holds(rail) ? [rail.name] : []));

/** The rail a batch was released on or a Payment's file closed on, which it keeps. @throws RangeError for a word that is none */
export function railOf(name: string): Rail {
  if (name === "sandbox" || name === "nacha") return rails[name];
  throw new RangeError(`not a rail: ${JSON.stringify(name)}`);
}
