"use server";
import { revalidatePath } from "next/cache";
import { addPerson as add } from "@/lib/operations/team/add-person";
import { changeRole as change } from "@/lib/operations/team/change-role";
import { sendPasswordLink as send } from "@/lib/operations/team/send-password-link";
import {
  reactivatePerson as reactivate,
  suspendPerson as suspend,
} from "@/lib/operations/team/suspend-person";
import { addPersonInput, changeRoleInput, personInput } from "@/lib/schemas/people";
import { runAction } from "../run-action";

const page = "/settings/team";

export async function addPerson(raw: unknown) {
  const result = await runAction(addPersonInput, add, raw);
  revalidatePath(page);
  return result;
}

export async function changeRole(raw: unknown) {
  const result = await runAction(changeRoleInput, change, raw);
  revalidatePath(page);
  return result;
}

export async function suspendPerson(raw: unknown) {
  const result = await runAction(personInput, suspend, raw);
  revalidatePath(page);
  return result;
}

export async function reactivatePerson(raw: unknown) {
  const result = await runAction(personInput, reactivate, raw);
  revalidatePath(page);
  return result;
}

export async function sendPasswordLink(raw: unknown) {
  return runAction(personInput, send, raw);
}
