"use server";
import { shareBalances as share } from "@/lib/operations/people/share-balances";
import { shareBalancesInput } from "@/lib/schemas/employees/my-loans";
import { runBorrowerAction } from "../run-action";
import { showAnew } from "../show-anew";

export async function shareBalances(raw: unknown) {
  return showAnew("/my/loans", runBorrowerAction(shareBalancesInput, share, raw));
}
