import { closeDatabase } from "@/lib/db/client";
import { beat } from "@/lib/db/work/heartbeat";
import { cleanNowAndThen } from "@/lib/db/housekeeping";
import { listenForWork } from "@/lib/db/work/work-signal";
import { log } from "@/lib/log";
import { putFilesOut, takeFilesIn } from "./bank-folders";
import { runUntilIdle } from "./run-due-work";
import { sendMails } from "./send-mails";

const POLL_MS = 1_000;

/** The worker process: woken by NOTIFY or once a second, it does what is due. Any number may run on one database. */
async function main(): Promise<void> {
  let stopping = false;
  let wake: () => void = () => undefined;
  const signal = listenForWork(() => wake());
  const stop = (): void => {
    stopping = true;
    wake();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  log.info("worker ready");

  while (!stopping) {
    try {
      await beat();
      await takeFilesIn();
      await runUntilIdle(undefined, () => stopping);
      await putFilesOut();
      await sendMails();
      await cleanNowAndThen();
    } catch (error) {
      // The database is away: work waits in it, and so do we.
      log.warn({ error }, "the worker could not reach its work; it tries again");
    }
    if (stopping) break;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  await signal.close();
  await closeDatabase();
}

await main();
