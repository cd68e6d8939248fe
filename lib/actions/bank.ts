"use server";
import { sayNoneToday as say } from "@/lib/operations/bank/say-none-today";
import { noneTodayInput } from "@/lib/schemas/bank/bank-files";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

export async function sayNoneToday(raw: unknown) {
  return showAnew("/", runAction(noneTodayInput, say, raw));
}
