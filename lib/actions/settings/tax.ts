"use server";
import { revalidatePath } from "next/cache";
import { enterTaxLimit as enter } from "@/lib/operations/settings/enter-tax-limit";
import { taxLimitInput } from "@/lib/schemas/tax";
import { runAction } from "../run-action";

export async function enterTaxLimit(raw: unknown) {
  const result = await runAction(taxLimitInput, enter, raw);
  revalidatePath("/settings/tax");
  return result;
}
