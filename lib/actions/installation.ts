"use server";
import { revalidatePath } from "next/cache";
import { switchProgramme as change } from "@/lib/operations/installation/switch-programme";
import { programmeInput } from "@/lib/schemas/installation";
import { runOperatorAction } from "./run-action";

export async function switchProgramme(raw: unknown) {
  const result = await runOperatorAction(programmeInput, change, raw);
  revalidatePath("/operator");
  return result;
}
