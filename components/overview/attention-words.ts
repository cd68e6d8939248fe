import { counted, formatCount } from "@/lib/domain/counted";
import { formatDay } from "@/lib/domain/days";
import { formatMoney } from "@/lib/domain/money";
import { returnCode } from "@/lib/domain/ach/return-codes";
import type { Attention } from "@/lib/schemas/reports/overview";
import { cameBackDetail, cameBackTitle } from "../batches/words";
import type { State } from "../ui/states";

export type AttentionWords = {
  state: Exclude<State, "done">;
  title: string;
  detail: string;
  /** Where it is put right, and what the link says; absent where nobody here can do anything. */
  link?: { href: string; words: string };
};

const codeWords = (code: string | null): string =>
  code === null ? "" : ` (${code}, ${returnCode(code).meaning})`;

/** One thing that a person should look at: what it is, what is safe, where to go. */
export function attentionWords(of: Attention): AttentionWords {
  switch (of.code) {
    case "late_work":
      return {
        state: "problem",
        title: `${counted(of.pieces, "step is", "steps are")} late`,
        detail:
          "Due work is not done yet; it is tried again by itself and nothing is lost. If it stays, see whether the worker runs and what its log says.",
      };
    case "bank_wait":
      return waitWords(of);
    case "open_exceptions":
      return {
        state: "problem",
        title: `${counted(of.count, "exception is", "exceptions are")} open, ${formatMoney(of.amount)}`,
        detail: of.first,
        link: { href: "/exceptions", words: "Settle" },
      };
    case "debit_failed":
      return {
        state: "problem",
        title: `The debit of ${formatMoney(of.amount)} failed${codeWords(of.returnCode)}`,
        detail: `${of.title}: no payment of it went out and nothing is owed. It can be built and released again.`,
        link: { href: `/batch-payments/${of.batchId}`, words: "See the batch" },
      };
    case "debit_retrying":
      return {
        state: "attention",
        title: `The debit of ${formatMoney(of.amount)} came back${codeWords(of.returnCode)}`,
        detail: `${of.title}: ${of.on === null ? "it is tried again" : `tried again on ${formatDay(of.on)}`}. Until then nothing goes to a servicer.`,
        link: { href: `/batch-payments/${of.batchId}`, words: "See the batch" },
      };
    case "returned_items":
      return returnedWords(of);
    default:
      return setUpWords(of);
  }
}

function waitWords({
  waitingFor,
  since,
  mayRead,
}: Extract<Attention, { code: "bank_wait" }>): AttentionWords {
  const ask = mayRead ? "" : " An owner or an admin can do so.";
  const said = {
    return_file: {
      title: `Paydown waits for the bank's return file of ${formatDay(since)}`,
      detail: `Until it is read, or somebody says that the bank returned nothing, no credit goes out.${ask}`,
    },
    confirmation_file: {
      title: `Paydown waits for servicers' confirmations since ${formatDay(since)}`,
      detail: `The money has arrived; read the servicers' confirmation files as they come.${ask}`,
    },
  }[waitingFor];
  return {
    state: "attention",
    ...said,
    ...(mayRead ? { link: { href: "/reconciliation/files", words: "Bank files" } } : {}),
  };
}

function returnedWords(of: Extract<Attention, { code: "returned_items" }>): AttentionWords {
  const [first, ...others] = of.batches;
  const mayDecide = of.deciders === null;
  return {
    state: mayDecide ? "attention" : "waiting",
    title: cameBackTitle(of.cameBack),
    detail: `${cameBackDetail(of.cameBack, of.deciders)} In ${of.batches.map((batch) => batch.title).join("; ")}.`,
    link: {
      href:
        first && others.length === 0
          ? `/batch-payments/${first.id}?status=returned`
          : "/batch-payments?status=returned",
      words: mayDecide ? "Decide" : "See them",
    },
  };
}

type Quiet = Exclude<
  Attention,
  {
    code:
      "late_work" | "bank_wait" | "open_exceptions" | "debit_failed" | "debit_retrying" | "returned_items";
  }
>;

function setUpWords(of: Quiet): AttentionWords {
  switch (of.code) {
    case "posted_short":
      return {
        state: "waiting",
        title: `${counted(of.payments, "payment was", "payments were")} posted short; ${formatMoney(of.rest)} waited for until ${formatDay(of.until)}`,
        detail: "The servicer has a part of it. What is not posted by then becomes an exception.",
        link: { href: of.href, words: of.payments === 1 ? "See the payment" : "See them" },
      };
    case "awaiting_approval":
      return {
        state: "waiting",
        title: `${counted(of.drafts, "batch waits", "batches wait")} for approval`,
        detail: "Nothing moves until an approver who did not prepare it releases it.",
        link: { href: "/approvals", words: "Approvals" },
      };
    case "sent_back":
      return {
        state: "attention",
        title: `${of.title} was sent back`,
        detail: `${of.by}: ${of.reason}`,
        link: { href: `/batch-payments/drafts/${of.draftId}`, words: "Open the draft" },
      };
    case "account_disabled":
      return {
        state: "problem",
        title: `The account ending in ${of.last4} is disabled`,
        detail:
          of.reason === "wrong_tries"
            ? "Its micro-deposits were answered wrongly three times. Register it again."
            : (of.reason ?? "No batch can draw on it."),
        link: { href: `/source-accounts/${of.accountId}`, words: "See the account" },
      };
    case "account_unverified":
      return {
        state: "waiting",
        title: `The account ending in ${of.last4} is not verified yet`,
        detail: `Two micro-deposits ${of.depositsArriveOn === null ? "are on their way" : `arrive on ${formatDay(of.depositsArriveOn)}`}; enter their amounts to verify it.`,
        link: { href: `/source-accounts/${of.accountId}`, words: "Verify" },
      };
    case "near_limit":
      return {
        state: "waiting",
        title: `${counted(of.atLimit + of.near, "employee is", "employees are")} at or near the ${of.year} tax-free limit`,
        detail: `${counted(of.atLimit, "has", "have")} used all of ${formatMoney(of.limit)}, ${formatCount(of.near)} at least four fifths of it. What is paid above it is taxable wages.`,
        link: { href: "/employees?attention=near_limit", words: "See them" },
      };
  }
}
