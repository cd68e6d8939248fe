import { fail, say } from "./say.mjs";

const steps = [];
const quiet = new Set();
let stopping = false;
const impatientMs = 1_000;
const quietWaitMs = 5_000;

/** Adds a step to be taken when the command ends; the latest is taken first. */
export const onStop = (step) => steps.push(step);

/** A child that only does a part of the work: it is told to end when the command is. */
export function whileRunning(child) {
  quiet.add(child);
  child.once("close", () => quiet.delete(child));
}

class Stopped extends Error {}

/** Between two pieces of work: do not begin the next one after somebody asked us to stop. */
export function checkpoint() {
  if (stopping) throw new Stopped();
}

async function takeDown() {
  for (let step = steps.pop(); step; step = steps.pop()) {
    await step().catch((error) => process.stderr.write(`${error.message}\n`));
  }
}

/** Ends the command with a sentence, after everything it started was stopped. */
export async function endWith(error) {
  stopping = true;
  await takeDown();
  fail(error);
}

/** What a watched process tells: a sentence is said, an error ends the command. */
export const sayOrEnd = (what) => (typeof what === "string" ? say(what) : endWith(what));

function askToStop(begun, signal) {
  let since = 0;
  return async () => {
    if (stopping) {
      // npm and the terminal may each send the signal: only a later one is a person's impatience.
      if (Date.now() - since > impatientMs) process.exit(1);
      return;
    }
    since = Date.now();
    stopping = true;
    if (signal !== "SIGHUP") say("\nStopping …");
    for (const child of quiet) child.kill("SIGTERM");
    const timer = setTimeout(() => quiet.forEach((child) => child.kill("SIGKILL")), quietWaitMs);
    timer.unref();
    await begun.catch(() => undefined);
    await takeDown();
    process.exit(0);
  };
}

/** Runs `main` and keeps the process until SIGINT, SIGTERM or SIGHUP, then stops what it started and exits 0. */
export function live(main) {
  const begun = main();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, askToStop(begun, signal));
  begun.catch((error) => {
    if (!(error instanceof Stopped) && !stopping) return endWith(error);
    return undefined;
  });
}

/** Like `live`, for work that has an end: exits with the code that `main` returns. */
export function runToEnd(main) {
  live(async () => {
    const code = await main();
    await takeDown();
    process.exit(code ?? 0);
  });
}
