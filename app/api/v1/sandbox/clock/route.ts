import { z } from "zod";
import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { moveClock } from "@/lib/operations/sandbox/move-clock";
import { readSandboxClock } from "@/lib/queries/sandbox/read-sandbox-clock";
import { advanceClockInput } from "@/lib/schemas/sandbox";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(z.object({}), readSandboxClock, { needs: "business:read" }),
  POST: route(advanceClockInput, (actor, input) => moveClock(actor, { to: input.advance_to }), {
    needs: "clock:move",
    status: ({ idle }) => (idle ? 200 : 202),
    view: ({ date, idle, waitingFor }) => ({
      date,
      idle,
      ...(waitingFor === null ? {} : { waiting_for: waitingFor }),
    }),
    // It waits for what the worker does after its commit.
    atomic: false,
  }),
});
