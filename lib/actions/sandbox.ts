"use server";
import { moveClock as move } from "@/lib/operations/sandbox/move-clock";
import { simulate as tell } from "@/lib/operations/sandbox/simulate";
import { moveClockInput } from "@/lib/schemas/clock";
import { simulateInput } from "@/lib/schemas/sandbox";
import { runAction, runSharedAction } from "./run-action";

export async function moveClock(raw: unknown) {
  return runSharedAction(moveClockInput, move, raw);
}

export async function simulate(raw: unknown) {
  return runAction(simulateInput, tell, raw);
}
