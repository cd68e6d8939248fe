"use server";
import { moveClock as move } from "@/lib/operations/sandbox/move-clock";
import { moveClockInput } from "@/lib/schemas/clock";
import { runSharedAction } from "./run-action";

export async function moveClock(raw: unknown) {
  return runSharedAction(moveClockInput, move, raw);
}
