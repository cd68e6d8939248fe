import { closeDatabase } from "@/lib/db/client";
import { webhookChannel } from "@/lib/db/events/record-events";
import { workChannel } from "@/lib/db/work/due-work";
import { beat } from "@/lib/db/work/heartbeat";
import { cleanNowAndThen } from "@/lib/db/housekeeping";
import { listenForWork } from "@/lib/db/work/work-signal";
import { log } from "@/lib/log";
import { putFilesOut, takeFilesIn } from "./bank-folders";
import { runUntilIdle } from "./run-due-work";
import { sendMails } from "./send-mails";
import { sleeper } from "./sleeper";
import { deliverWebhooks } from "./webhooks/deliver";

const POLL_MS = 1_000;

/** The worker process: woken by NOTIFY or once a second, it does what is due. Any number may run on one database. */
async function main(): Promise<void> {
  let stopping = false;
  const rest = sleeper();
  const webhooks = sleeper();
  const signal = listenForWork({
    [workChannel]: () => rest.wake(),
    [webhookChannel]: () => webhooks.wake(),
  });
  const stop = (): void => {
    stopping = true;
    rest.wake();
    webhooks.wake();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // Beside the money's work, not behind it: neither waits for the other.
  const delivering = deliverWebhooks({ sleeper: webhooks, stopping: () => stopping });
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
    await rest.sleep(POLL_MS);
  }
  await delivering;
  await signal.close();
  await closeDatabase();
}

await main();
