import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/lib/db/client";
import { tellBorrowers } from "@/lib/db/events/object-events";
import { inTransaction } from "@/lib/db/transaction";
import { addWebhook } from "@/lib/operations/webhooks/add-webhook";
import { median, type Row } from "./measure";
import { startServer } from "./server";
import { makeWorld } from "./world";

const CHANGES_A_SECOND = 1_000;
const CHANGES_AT_ONCE = 50;
const SECONDS = 10;
const MEDIAN_MAX_MS = 1_000;
const WAIT_MAX_MS = 60_000;

/** A receiver that notes when the event of an object came, and says thanks. */
async function receiver(onArrival: (objectId: string) => void) {
  const server = http.createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { data } = JSON.parse(body) as { data: { uuid: string } }; // a borrower.updated
      onArrival(data.uuid);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Changes borrowers at an even pace, fifty in each transaction; `begun` is told when one's change began. */
async function changeAtPace(
  businessId: string,
  ids: readonly string[],
  begun: (id: string) => void,
): Promise<void> {
  const since = performance.now();
  const writing: Promise<void>[] = [];
  for (let from = 0; from < ids.length; from += CHANGES_AT_ONCE) {
    const some = ids.slice(from, from + CHANGES_AT_ONCE);
    await wait(Math.max(0, since + (from / CHANGES_A_SECOND) * 1_000 - performance.now()));
    some.forEach(begun);
    writing.push(
      inTransaction(async (tx) => {
        await tx.borrower.updateMany({ where: { businessId, id: { in: some } }, data: { state: "CA" } });
        await tellBorrowers(tx, businessId, some);
      }),
    );
  }
  await Promise.all(writing);
}

/** From the beginning of a change to its event at the receiver, while a thousand change a second and one worker delivers. */
export async function* webhooks(): AsyncGenerator<Row> {
  const { businessId, admin } = await makeWorld(CHANGES_A_SECOND * SECONDS);
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM borrower WHERE business_id = $1", [
    businessId,
  ]);
  const begun = new Map<string, number>();
  const times: number[] = [];
  const at = await receiver((id) => times.push(performance.now() - (begun.get(id) ?? 0)));
  const { stop } = await startServer();
  try {
    await addWebhook(admin, { webhook: { url: at.url } });
    await changeAtPace(
      businessId,
      rows.map((row) => row.id),
      (changed) => begun.set(changed, performance.now()),
    );
    const until = performance.now() + WAIT_MAX_MS;
    while (times.length < rows.length && performance.now() < until) await wait(100);
    if (times.length !== rows.length) throw new Error(`${times.length} of ${rows.length} webhooks came`);
  } finally {
    await stop();
    at.close();
  }
  const ours = median(times);
  yield {
    work: `A webhook after its change, median of ${CHANGES_A_SECOND} a second`,
    ours,
    floor: null,
    unit: "ms",
    bound: `at most ${MEDIAN_MAX_MS} ms`,
    kept: ours <= MEDIAN_MAX_MS,
  };
}
