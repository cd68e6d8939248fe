"use server";
import { revalidatePath } from "next/cache";
import {
  inviteEmployee as invite,
  inviteEverybody as everybody,
} from "@/lib/operations/people/invite-employees";
import { withdrawInvitation as withdraw } from "@/lib/operations/people/withdraw-invitation";
import { inviteEmployeeInput, inviteEverybodyInput } from "@/lib/schemas/employees/invitation";
import { runAction } from "./run-action";

export async function inviteEmployee(raw: unknown) {
  const result = await runAction(inviteEmployeeInput, invite, raw);
  revalidatePath("/employees", "layout");
  return result;
}

export async function inviteEverybody(raw: unknown) {
  const result = await runAction(inviteEverybodyInput, everybody, raw);
  revalidatePath("/employees", "layout");
  return result;
}

export async function withdrawInvitation(raw: unknown) {
  const result = await runAction(inviteEmployeeInput, withdraw, raw);
  revalidatePath("/employees", "layout");
  return result;
}
