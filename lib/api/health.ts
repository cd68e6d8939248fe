import { isDatabaseAway } from "@/lib/db/away";
import { workerLives } from "@/lib/db/work/heartbeat";
import { log } from "@/lib/log";
import { jsonAnswer, toResponse } from "./answer";

/** 200 only when database and worker answer (contract §6); for whoever restarts things, without a key. */
export async function health(): Promise<Response> {
  const worker = await workerLives().catch((error: unknown) => {
    if (!isDatabaseAway(error)) log.error({ error }, "health could not be asked");
    return null;
  });
  const state = { database: worker === null ? "away" : "ok", worker: worker === true ? "ok" : "away" };
  return toResponse(
    jsonAnswer(worker === true ? 200 : 503, { status: worker === true ? "ok" : "away", ...state }),
  );
}
