"use server";
import { enterTaxLimit as enter } from "@/lib/operations/settings/enter-tax-limit";
import { taxLimitInput } from "@/lib/schemas/tax";
import { runAction } from "../run-action";
import { showAnew } from "../show-anew";

export async function enterTaxLimit(raw: unknown) {
  return showAnew("/settings/tax", runAction(taxLimitInput, enter, raw));
}
