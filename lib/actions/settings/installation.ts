"use server";
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
import { showAnew } from "../show-anew";

export async function switchProgramme(raw: unknown) {
  return showAnew("/operator", runOperatorAction(programmeInput, change, raw));
}

export async function saveOdfi(raw: unknown) {
  return showAnew("/operator", runOperatorAction(odfiInput, saveBank, raw));
}

export async function saveDestination(raw: unknown) {
  return showAnew("/operator", runOperatorAction(destinationInput, saveAccount, raw));
}

export async function changeCompanyId(raw: unknown) {
  return showAnew("/operator", runOperatorAction(companyIdInput, changeId, raw));
}

export async function settlePaymentException(raw: unknown) {
  return showAnew("/operator", runOperatorAction(settlePaymentExceptionInput, settle, raw));
}
