/** What Paydown writes to people about their sign-in: one place for the words. `link` is an absolute address. */
export type PeopleLetter =
  | { kind: "welcome"; by: string; business: string; hours: number; link: string }
  | { kind: "added"; by: string; business: string; link: string }
  | { kind: "reset"; by: string | null; hours: number; link: string };

export function peopleLetter(of: PeopleLetter): { kind: string; subject: string; text: string } {
  const { subject, lines } = words(of);
  return { kind: of.kind, subject, text: [...lines, "", of.link, ""].join("\n") };
}

const lasting = (hours: number): string =>
  hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} hours`;

function words(of: PeopleLetter): { subject: string; lines: string[] } {
  switch (of.kind) {
    case "welcome":
      return {
        subject: `${of.by} added you to ${of.business} on Paydown`,
        lines: [
          `${of.by} added you to ${of.business} on Paydown, where the company pays its employees' student loans.`,
          `Choose your password here. The link works once, for ${lasting(of.hours)}:`,
        ],
      };
    case "added":
      return {
        subject: `${of.by} added you to ${of.business} on Paydown`,
        lines: [`${of.by} added you to ${of.business} on Paydown. Sign in with the password you have:`],
      };
    case "reset":
      return {
        subject: "Choose a new password for Paydown",
        lines: [
          of.by === null
            ? "Somebody, most likely you, asked for a new password for this e-mail. If it was not you, do nothing: your password stays as it is."
            : `${of.by} asked that you choose a new password. Until you do, your old one goes on working.`,
          `The link works once, for ${lasting(of.hours)}:`,
        ],
      };
  }
}
