import { env } from "@/lib/env";

/** Whether this installation plays: pages then say so, before anybody signed in too. */
export const isSandbox = env.PAYDOWN_MODE === "sandbox";

/** The rail on which batches are released from now on. */
export const installationRail = env.PAYDOWN_RAIL;
