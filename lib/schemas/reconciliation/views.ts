import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { isUuid } from "@/lib/domain/uuid";
import type { LoanChoice, SentAgain } from "../batches/views";
import { type Directed, placeIn, type Query, SEQ, type WalkedPage } from "../places";
import { searchText } from "../text";

/** One batch whose credits have settled: where each dollar of its debit is. `difference` is what nobody has spoken of yet. */
export type BatchBalance = {
  id: string;
  title: string;
  creditsDay: Day;
  confirmDay: Day;
  debited: Money;
  posted: Money;
  refunded: Money;
  /** Came back or is sent again: not the servicers' to confirm now. */
  cameBack: Money;
  /** Matched by people, not reconciled yet. */
  matched: Money;
  difference: Money;
};

export type Waiting = { payments: number; amount: Money };

export type BatchBalances = WalkedPage<BatchBalance> & { total: number };

export type ReconciliationSummary = {
  waiting: Waiting;
  matched: Waiting;
  /** Matched payments of a line whose sum differs: they are left out until it is mended. */
  unbalanced: Waiting;
  /** How many payments came back and wait for a person. */
  returned: number;
};

export const waitingStates = ["waiting", "matched"] as const;
/** The page shows one of these at a time. */
export const reconciliationTabs = [...waitingStates, "returned"] as const;
export type ReconciliationTab = (typeof reconciliationTabs)[number];

export const reconciliationTab = (text: string | undefined): ReconciliationTab =>
  reconciliationTabs.find((one) => one === text) ?? "waiting";

export type WaitingState = (typeof waitingStates)[number];

export type WaitingFilter = {
  state: WaitingState;
  batch: string | null;
  servicer: string | null;
  q: string | null;
};

/** Filters stand in the address: what is not understood is left out. */
export function waitingFilter(query: Query): WaitingFilter {
  const uuid = (name: string): string | null => {
    const value = query[name];
    return value !== undefined && isUuid(value) ? value : null;
  };
  return {
    state: query["show"] === "matched" ? "matched" : "waiting",
    batch: uuid("batch"),
    servicer: uuid("servicer"),
    q: searchText(query["q"]) ?? null,
  };
}

/** The place of a payment in the list: batch's sequence, position, id. */
export type WaitingPlace = Directed<{ seq: bigint; position: number; id: string }> | null;

export const waitingPlace = (query: Query): WaitingPlace =>
  placeIn(query, (text) => {
    const [seq = "", position = "", id = ""] = text.split("_");
    if (!SEQ.test(seq) || !/^\d{1,9}$/.test(position) || !isUuid(id)) return null;
    return { seq: BigInt(seq), position: Number.parseInt(position, 10), id };
  });

export type WaitingLine = {
  id: string;
  batch: { id: string; title: string };
  employee: string;
  servicer: string;
  referenceId: string | null;
  amount: Money;
  /** What is not posted yet. */
  rest: Money;
  arrivedOn: Day;
  match: {
    amount: Money;
    by: string;
    at: string;
    line: { amount: Money; servicer: string | null } | null;
  } | null;
};

export type WaitingPage = WalkedPage<WaitingLine> & {
  /** Of the filter, on all pages: how many, and what is not posted of them. */
  total: number;
  amount: Money;
};

export type Proposal = {
  why: string;
  payments: number;
  amount: Money;
  /** Either one payment or all that wait of the line's servicer in a batch. */
  to: { itemId: string } | { batchId: string; servicerId: string };
};

/** What a servicer said it posted, open: with what people matched to it so far. */
export type SaidLine = {
  id: string;
  servicer: string | null;
  amount: Money;
  reference: string | null;
  postedOn: Day;
  enteredBy: string;
  /** The batch that the sender named. */
  batch: { id: string; title: string } | null;
  servicerId: string | null;
  matched: Money;
  payments: number;
  difference: Money;
  proposal: Proposal | null;
};

export type SaidPage = WalkedPage<SaidLine> & { total: number };

/** A payment that came back and waits for a person: refund it, or send it again. */
export type ReturnedLine = {
  id: string;
  batch: { id: string; title: string; complete: boolean };
  employee: { id: string; name: string; externalId: string | null };
  servicer: string;
  amount: Money;
  /** What came back of it. */
  openAmount: Money;
  returnCode: string | null;
  returnDetail: string | null;
  refundAsked: boolean;
  choices: LoanChoice[];
  again: SentAgain;
  /** The account that a refund goes to, in words. */
  refundTo: string;
};

export type ReturnedPage = WalkedPage<ReturnedLine> & { total: number };

export type ServicerChoice = { value: string; label: string };
