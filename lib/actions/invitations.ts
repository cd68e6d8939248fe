"use server";
import {
  inviteEmployee as invite,
  inviteEverybody as everybody,
} from "@/lib/operations/people/invite-employees";
import { withdrawInvitation as withdraw } from "@/lib/operations/people/withdraw-invitation";
import { inviteEmployeeInput, inviteEverybodyInput } from "@/lib/schemas/employees/invitation";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

export async function inviteEmployee(raw: unknown) {
  return showAnew("/employees", runAction(inviteEmployeeInput, invite, raw));
}

export async function inviteEverybody(raw: unknown) {
  return showAnew("/employees", runAction(inviteEverybodyInput, everybody, raw));
}

export async function withdrawInvitation(raw: unknown) {
  return showAnew("/employees", runAction(inviteEmployeeInput, withdraw, raw));
}
