/** What Paydown writes to people about their sign-in and keys: one place for the words. `link` is an absolute address. */
export type PeopleLetter =
  | { kind: "welcome"; by: string; business: string; hours: number; link: string }
  | { kind: "added"; by: string; business: string; link: string }
  | { kind: "invited"; business: string; reminder: boolean; hours: number; link: string }
  | { kind: "invited_known"; business: string; link: string }
  | { kind: "key_waits"; by: string; business: string; name: string; link: string }
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
    case "invited":
      return {
        subject: of.reminder
          ? `Reminder: your student loans with ${of.business}`
          : `${of.business} helps you pay your student loans`,
        lines: [
          of.reminder
            ? `${of.business} invited you to your own pages on Paydown and you have not been there yet. This link takes the place of the earlier one.`
            : `${of.business} pays on its employees' student loans. On your own pages you see what it pays and when, and can pay more yourself.`,
          "Nobody at your company sees the bank accounts or payments that you add there.",
          `Choose your password here. The link works once, for ${lasting(of.hours)}:`,
        ],
      };
    case "invited_known":
      return {
        subject: `${of.business} helps you pay your student loans`,
        lines: [
          `${of.business} pays on its employees' student loans. You have a sign-in already: your own pages are open to you with the password you have:`,
        ],
      };
    case "key_waits":
      return {
        subject: `${of.by} asks for an API key that may release batches`,
        lines: [
          `${of.by} made the API key “${of.name}” for ${of.business} and asks that it may release batches, which draw on the company's accounts.`,
          "It may not until a second person agrees. Look at it here:",
        ],
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
