"use server";
import { revalidatePath } from "next/cache";
import {
  changeCompanyId as changeId,
  saveDestination as saveAccount,
  saveOdfi as saveBank,
} from "@/lib/operations/installation/bank-settings";
import { settlePaymentException as settle } from "@/lib/operations/installation/settle-payment-exception";
import { switchProgramme as change } from "@/lib/operations/installation/switch-programme";
import { companyIdInput, destinationInput, odfiInput } from "@/lib/schemas/bank/bank-settings";
import { programmeInput } from "@/lib/schemas/installation";
import { settlePaymentExceptionInput } from "@/lib/schemas/bank/payment-exceptions";
import { runOperatorAction } from "../run-action";

export async function switchProgramme(raw: unknown) {
  const result = await runOperatorAction(programmeInput, change, raw);
  revalidatePath("/operator");
  return result;
}

export async function saveOdfi(raw: unknown) {
  const result = await runOperatorAction(odfiInput, saveBank, raw);
  revalidatePath("/operator");
  return result;
}

export async function saveDestination(raw: unknown) {
  const result = await runOperatorAction(destinationInput, saveAccount, raw);
  revalidatePath("/operator");
  return result;
}

export async function changeCompanyId(raw: unknown) {
  const result = await runOperatorAction(companyIdInput, changeId, raw);
  revalidatePath("/operator");
  return result;
}

export async function settlePaymentException(raw: unknown) {
  const result = await runOperatorAction(settlePaymentExceptionInput, settle, raw);
  revalidatePath("/operator");
  return result;
}
