/** A failure whose message is meant for the person at the keyboard: no stack trace is shown with it. */
export class Complaint extends Error {}

export const say = (line) => process.stdout.write(`${line}\n`);

/** Ends the process with a sentence for a Complaint, and with the stack for anything unforeseen. */
export function fail(error) {
  const text = error instanceof Complaint ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
