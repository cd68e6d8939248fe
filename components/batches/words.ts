import { counted } from "@/lib/domain/counted";
import { returnActionWords, returnCode } from "@/lib/domain/ach/return-codes";
import { formatDay } from "@/lib/domain/days";
import { expectedWords } from "@/lib/domain/batches/expected";
import type { ItemStatus } from "@/lib/domain/batches/status";
import type { BatchViewFilter } from "@/lib/schemas/batches/filters";
import type {
  BatchLine,
  BatchProgress,
  CameBack,
  ItemCounts,
  ItemLine,
  NextStep,
} from "@/lib/schemas/batches/views";
import { formatMoney } from "../ui/display/money";
import type { ProgressPart } from "../ui/display/progress";
import type { State } from "../ui/states";

type Words = { state: State; word: string };

export function batchStatusWords(
  batch: Pick<BatchLine, "valid" | "status" | "debitStatus" | "counts">,
): Words {
  if (!batch.valid) return { state: "problem", word: "Rejected" };
  if (batch.debitStatus === "recalled") return { state: "attention", word: "Recalled" };
  if (batch.debitStatus === "failed") return { state: "problem", word: "Failed" };
  if (batch.debitStatus === "retrying") return { state: "attention", word: "Pending, debit retrying" };
  switch (batch.status) {
    case "pending":
      return { state: batch.counts.returned > 0 ? "attention" : "waiting", word: "Pending" };
    case "unreconciled":
      return { state: batch.counts.returned > 0 ? "attention" : "waiting", word: "Unreconciled" };
    case "complete":
      return { state: "done", word: "Complete" };
  }
}

/** "Next, on Fri, Nov 27: the credits go out to the servicers" */
export function nextWords(next: NextStep): string | undefined {
  return next === null ? undefined : `Next, on ${formatDay(next.on)}: ${expectedWords(next.kind)}`;
}

/** What a batch waits for when no day of its own is to come. */
export function waitsForWords({
  status,
  counts,
  returned,
}: Pick<BatchProgress, "status" | "counts" | "returned">): string {
  if (returned.undecided.payments > 0)
    return `What came back waits to be ${choiceWords(returned.undecided)}.`;
  if (counts.returned > 0) return "What came back is on its way to your account.";
  // Once the first credits are out, only what was sent again has not left yet.
  if (status === "unreconciled" && counts.pending > 0)
    return "What was sent again goes out with the day’s file.";
  return "The last confirmations are awaited.";
}

/** What the count of posted payments does not say; undefined where all of them are posted whole. */
export function restsWords({ payments, amount }: CameBack): string | undefined {
  if (payments === 0) return undefined;
  return `${paymentsWords(payments)} ${payments === 1 ? "is" : "are"} posted in part: the rest, ${formatMoney(amount)}, was refunded.`;
}

/** What can be done: of a payment that the servicer posted in part the rest cannot be sent again. */
function choiceWords({ payments, inPart }: CameBack): string {
  if (inPart === 0) return "refunded or sent again";
  return inPart === payments ? "refunded" : "refunded, or sent again where nothing was posted";
}

export function cameBackTitle(of: CameBack): string {
  const whole = of.payments - of.inPart;
  const what = [
    ...(whole > 0 ? [paymentsWords(whole)] : []),
    ...(of.inPart > 0 ? [`part of ${paymentsWords(of.inPart)}`] : []),
  ].join(" and ");
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} came back, ${formatMoney(of.amount)}`;
}

/** What is to be done with it; to somebody who may not, who may (`deciders`). */
export function cameBackDetail(of: CameBack, deciders: string | null): string {
  const kept = of.inPart > 0 ? " What the servicer posted stays there." : "";
  if (deciders === null) return `Have the money ${choiceWords(of)}.${kept}`;
  return `It waits to be ${choiceWords(of)}.${kept} Only ${deciders} may decide that.`;
}

export const batchViewWords: Record<BatchViewFilter, string> = {
  pending: "Pending",
  unreconciled: "Unreconciled",
  complete: "Complete",
  returned: "With returns",
  failed: "Failed",
  recalled: "Recalled",
  rejected: "Rejected",
};

const itemWords: Record<ItemStatus, Words> = {
  pending: { state: "waiting", word: "Pending" },
  sent: { state: "waiting", word: "Sent" },
  posted: { state: "done", word: "Posted" },
  returned: { state: "attention", word: "Returned" },
  refunded: { state: "done", word: "Refunded" },
  replaced: { state: "waiting", word: "Replaced" },
  failed: { state: "problem", word: "Failed" },
  cancelled: { state: "problem", word: "Cancelled" },
};

export const itemStatusWords = (status: ItemStatus): Words => itemWords[status];

/** A payment's status, and what stands in the way of its usual one. */
export function itemWordsOf(
  item: Pick<ItemLine, "status" | "stopAsked" | "refundAsked" | "amount" | "postedAmount" | "refundedAmount">,
): Words {
  const ofAmount = `${formatMoney(item.postedAmount)} of ${formatMoney(item.amount)}`;
  if (item.status === "posted" && item.refundedAmount !== "0.00")
    return { state: "done", word: `${ofAmount} posted, ${formatMoney(item.refundedAmount)} refunded` };
  if (item.status === "sent" && item.postedAmount !== "0.00")
    return { state: "attention", word: `Sent, ${formatMoney(item.postedAmount)} posted` };
  if (item.status === "pending" && item.stopAsked)
    return { state: "attention", word: "Pending, to be stopped" };
  if (item.status === "returned" && item.refundAsked)
    return { state: "waiting", word: "Returned, refund on its way" };
  return itemWords[item.status];
}

/** Why a payment is not at the servicer, in words; null of one that is posted, if only in part. */
export function returnWords(item: {
  status?: ItemStatus;
  returnCode: string | null;
  returnDetail: string | null;
}): string | null {
  if (item.status === "posted") return null;
  if (item.returnDetail === "stopped") return "Held back: a person asked for it before the credits went out.";
  if (item.returnDetail === "not_payable")
    return "Held back: on the day the credits went out the loan could no longer be paid.";
  if (item.returnCode === null) return item.returnDetail && `It came back: ${item.returnDetail}.`;
  return `The servicer's bank returned it: ${item.returnCode}, ${item.returnDetail ?? "no reason given"}.`;
}

/** What to do about a debit that was returned for good, or given up. */
export function afterFailureWords(code: string | null): string {
  const again = "the same payments can be released in a new batch, under the same references.";
  const action = code === null ? "close" : returnCode(code).action;
  if (action === "close") return `Nothing is owed: ${again}`;
  // It was tried as often as it may: that it is tried again is past.
  const advice = action === "retry" ? "See that the account holds the money." : returnActionWords(action);
  return `Nothing is owed. ${advice} Then ${again}`;
}

/** What to check before money goes where it was refused; null where the return says nothing against that account. */
export function resendCaution(code: string | null): string | null {
  if (code === null) return null;
  const { meaning, action, disablesAccount } = returnCode(code);
  if (!disablesAccount) return null;
  const why = `It came back with ${code}, ${meaning}.`;
  if (action !== "replace_account") return `${why} ${returnActionWords(action)}`;
  return `${why} Ask the employee or the servicer for the loan’s account number first, and see that it is the one on the employee’s page; else the money comes back again. Or choose another loan, or have it refunded.`;
}

const shownInBar: readonly ItemStatus[] = [
  "posted",
  "sent",
  "pending",
  "returned",
  "refunded",
  "failed",
  "cancelled",
];

export function progressParts(counts: ItemCounts): ProgressPart[] {
  return shownInBar.map((status) => ({
    label: itemWords[status].word.toLowerCase(),
    count: counts[status],
    state: itemWords[status].state,
  }));
}

export const paymentsWords = (n: number): string => counted(n, "payment", "payments");
