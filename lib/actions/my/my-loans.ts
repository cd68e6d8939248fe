"use server";
import { revalidatePath } from "next/cache";
import { shareBalances as share } from "@/lib/operations/people/share-balances";
import { shareBalancesInput } from "@/lib/schemas/employees/my-loans";
import { runBorrowerAction } from "../run-action";

export async function shareBalances(raw: unknown) {
  const result = await runBorrowerAction(shareBalancesInput, share, raw);
  revalidatePath("/my/loans");
  return result;
}
