"use server";
import { addPerson as add } from "@/lib/operations/team/add-person";
import { changeRole as change } from "@/lib/operations/team/change-role";
import { sendPasswordLink as send } from "@/lib/operations/team/send-password-link";
import {
  reactivatePerson as reactivate,
  suspendPerson as suspend,
} from "@/lib/operations/team/suspend-person";
import { addPersonInput, changeRoleInput, personInput } from "@/lib/schemas/people";
import { runAction } from "../run-action";
import { showAnew } from "../show-anew";

const page = "/settings/team";

export async function addPerson(raw: unknown) {
  return showAnew(page, runAction(addPersonInput, add, raw));
}

export async function changeRole(raw: unknown) {
  return showAnew(page, runAction(changeRoleInput, change, raw));
}

export async function suspendPerson(raw: unknown) {
  return showAnew(page, runAction(personInput, suspend, raw));
}

export async function reactivatePerson(raw: unknown) {
  return showAnew(page, runAction(personInput, reactivate, raw));
}

export async function sendPasswordLink(raw: unknown) {
  return runAction(personInput, send, raw);
}
