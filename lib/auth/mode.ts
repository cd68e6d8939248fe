import { env } from "@/lib/env";

/** Whether this installation plays: pages then say so, before anybody signed in too. */
export const isSandbox = env.PAYDOWN_MODE === "sandbox";
