"use server";
import { revalidatePath } from "next/cache";
import { sayNoneToday as say } from "@/lib/operations/bank/say-none-today";
import { noneTodayInput } from "@/lib/schemas/bank/bank-files";
import { runAction } from "./run-action";

export async function sayNoneToday(raw: unknown) {
  const result = await runAction(noneTodayInput, say, raw);
  revalidatePath("/", "layout");
  return result;
}
