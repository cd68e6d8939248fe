"use server";
import { addEmployee as add } from "@/lib/operations/employees/add-employee";
import { changeEmployee as change } from "@/lib/operations/employees/change-employee";
import { chooseStanding as choose } from "@/lib/operations/employees/choose-standing";
import { applyImport as apply } from "@/lib/operations/employees/imports/apply-import";
import { discardImport as discard } from "@/lib/operations/employees/imports/discard-import";
import { setExternalBenefit as setBenefit } from "@/lib/operations/employees/set-external-benefit";
import {
  addEmployeeInput,
  changeEmployeeInput,
  chooseStandingInput,
  externalBenefitInput,
} from "@/lib/schemas/employees/employee";
import { applyImportInput, importInput } from "@/lib/schemas/employees/employee-import";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

export async function addEmployee(raw: unknown) {
  return runAction(addEmployeeInput, add, raw);
}

export async function changeEmployee(raw: unknown) {
  return showAnew("/employees", runAction(changeEmployeeInput, change, raw));
}

export async function chooseStanding(raw: unknown) {
  return showAnew("/employees", runAction(chooseStandingInput, choose, raw));
}

export async function setExternalBenefit(raw: unknown) {
  return showAnew("/employees", runAction(externalBenefitInput, setBenefit, raw));
}

export async function applyImport(raw: unknown) {
  return showAnew("/employees", runAction(applyImportInput, apply, raw));
}

export async function discardImport(raw: unknown) {
  return runAction(importInput, discard, raw);
}
