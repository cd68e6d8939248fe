import { type At, at, dayOf, fileOf, openDayAfter } from "./calendar";

export type ModelItem = {
  name: string;
  cents: bigint;
  status: "pending" | "sent" | "posted" | "returned" | "refunded" | "replaced" | "failed" | "cancelled";
  isResent: boolean;
  isStopped: boolean;
  isRefundAsked: boolean;
  /** Its credit has reached the servicer's bank. */
  isSettled: boolean;
};

type DebitAnswer = { code: string; isOnItsWay: boolean; isUsed: boolean };

export type ModelBatch = {
  name: string;
  status: "pending" | "unreconciled" | "complete";
  debit: "scheduled" | "sent" | "settled" | "retrying" | "failed" | "recalled";
  attempt: number;
  /** D1 of the present attempt. */
  debitDay: string;
  items: ModelItem[];
  answers: DebitAnswer[];
};

type Event = { at: At; happen: () => void };

const AGAIN = new Set(["R01", "R09"]);
const ATTEMPTS_MAX = 3;
const RETRY_OPEN_DAYS = 5;
const finals = new Set(["posted", "refunded", "replaced", "failed", "cancelled"]);

/** What the rules promise of one business, told once more in memory: statuses, days and what they mean for the books. */
export class Model {
  now: At;
  batches: ModelBatch[] = [];
  isAccountDisabled = false;
  owedAfterLateReturns = 0n;
  lateReturnsHeld = 0n;
  private readonly lateDebits = new Set<string>();
  private readonly events: Event[] = [];

  constructor(start: At) {
    this.now = start;
  }

  get items(): { batch: ModelBatch; item: ModelItem }[] {
    return this.batches.flatMap((batch) => batch.items.map((item) => ({ batch, item })));
  }

  get mayRelease(): boolean {
    return this.lateDebits.size === 0 && !this.isAccountDisabled;
  }

  /** Equal moments keep the order in which they were foreseen. */
  private foresee(when: At, happen: () => void): void {
    const later = this.events.findIndex((event) => event.at > when);
    this.events.splice(later < 0 ? this.events.length : later, 0, { at: when, happen });
  }

  moveTo(when: At): void {
    for (let next = this.events[0]; next && next.at <= when; next = this.events[0]) {
      this.events.shift();
      if (next.at > this.now) this.now = next.at;
      next.happen();
    }
    this.now = when;
  }

  release(name: string, cents: readonly bigint[]): void {
    const items = cents.map((amount, n): ModelItem => newItem(`${name}-${n}`, amount, false));
    const file = fileOf(this.now);
    const batch: ModelBatch = {
      ...{ name, status: "pending", debit: "scheduled", attempt: 1, debitDay: openDayAfter(file) },
      ...{ items, answers: [] },
    };
    this.batches.push(batch);
    this.foresee(at(file, "17:30:00"), () => {
      if (batch.debit !== "scheduled") return;
      batch.debit = "sent";
      this.foreseeDebit(batch);
    });
  }

  private foreseeDebit(batch: ModelBatch): void {
    const { attempt, debitDay } = batch;
    this.foresee(at(debitDay, "08:30:01"), () => {
      if (batch.attempt !== attempt || (batch.debit !== "sent" && batch.debit !== "retrying")) return;
      batch.debit = "settled";
      const sentDay = openDayAfter(debitDay, 2);
      this.foresee(at(sentDay, "09:00:00"), () => this.creditsGoOut(batch, attempt, sentDay));
      const answer = batch.answers.find((one) => !one.isOnItsWay);
      if (answer) this.foreseeAnswer(batch, answer, openDayAfter(debitDay));
    });
  }

  private creditsGoOut(batch: ModelBatch, attempt: number, day: string): void {
    if (batch.debit !== "settled" || batch.attempt !== attempt) return;
    const first = (status: ModelItem["status"]) =>
      batch.items.filter((item) => !item.isResent && item.status === status);
    for (const item of first("pending")) item.status = item.isStopped ? "returned" : "sent";
    this.foresee(at(openDayAfter(day), "08:30:01"), () => {
      if (batch.status === "complete") return;
      for (const item of first("sent")) item.isSettled = true;
      this.completeIfFinal(batch);
      if (batch.status === "pending") batch.status = "unreconciled";
    });
    this.foresee(at(openDayAfter(day, 2), "08:30:02"), () => {
      for (const item of first("sent")) item.status = "posted";
      this.completeIfFinal(batch);
    });
  }

  private completeIfFinal(batch: ModelBatch): void {
    if (batch.items.every((item) => finals.has(item.status))) batch.status = "complete";
  }

  private end(batch: ModelBatch, debit: "failed" | "recalled"): void {
    batch.debit = debit;
    batch.status = "complete";
    for (const item of batch.items) item.status = debit === "failed" ? "failed" : "cancelled";
  }

  recall(batch: ModelBatch): boolean {
    if (batch.debit !== "scheduled") return false;
    this.end(batch, "recalled");
    return true;
  }

  giveUp(batch: ModelBatch): boolean {
    if (batch.debit !== "retrying") return false;
    this.end(batch, "failed");
    return true;
  }

  /** The bank will return this batch's debit. False where there is none that could come back. */
  askDebitReturn(batch: ModelBatch, code: string): boolean {
    if (batch.debit === "failed" || batch.debit === "recalled") return false;
    const isFirst = batch.answers.every((one) => one.isUsed);
    const answer = { code, isOnItsWay: false, isUsed: false };
    batch.answers.push(answer);
    if (batch.debit === "settled" && isFirst) {
      this.foreseeAnswer(batch, answer, this.notBefore(openDayAfter(batch.debitDay)));
    }
    return true;
  }

  private notBefore(day: string): string {
    return at(day, "08:30:00") > this.now ? day : openDayAfter(dayOf(this.now));
  }

  private foreseeAnswer(batch: ModelBatch, answer: DebitAnswer, day: string): void {
    answer.isOnItsWay = true;
    this.foresee(at(day, "08:30:00"), () => {
      answer.isUsed = true;
      if (batch.debit === "settled") this.debitReturned(batch, answer.code);
    });
  }

  private debitReturned(batch: ModelBatch, code: string): void {
    const hasGone = batch.items.some((item) => item.isResent || item.status !== "pending");
    if (hasGone) {
      this.isAccountDisabled = true;
      if (this.lateDebits.has(batch.name)) return;
      this.lateDebits.add(batch.name);
      this.owedAfterLateReturns += totalOf(batch);
      return;
    }
    if (!AGAIN.has(code) || batch.attempt === ATTEMPTS_MAX) {
      if (code === "R02") this.isAccountDisabled = true;
      return this.end(batch, "failed");
    }
    batch.debit = "retrying";
    batch.attempt += 1;
    batch.debitDay = openDayAfter(dayOf(this.now), RETRY_OPEN_DAYS);
    const { attempt } = batch;
    this.foresee(at(openDayAfter(dayOf(this.now), RETRY_OPEN_DAYS - 1), "17:30:00"), () => {
      if (batch.debit === "retrying" && batch.attempt === attempt) batch.debit = "sent";
    });
    this.foreseeDebit(batch);
  }

  stop(item: ModelItem, isStopped: boolean): boolean {
    if (item.status !== "pending" || item.isResent) return false;
    item.isStopped = isStopped;
    return true;
  }

  /** The servicer's bank will return this credit. */
  askCreditReturn(batch: ModelBatch, item: ModelItem): boolean {
    if (item.status === "failed" || item.status === "cancelled") return false;
    const effective = item.isResent ? openDayAfter(dayOf(this.now)) : openDayAfter(batch.debitDay, 3);
    this.foresee(at(this.notBefore(openDayAfter(effective)), "08:30:00"), () => {
      if (item.status === "sent") item.status = "returned";
      else if (item.status === "posted" && !item.isRefundAsked) {
        // Final is final: the money waits under an exception, and it can come back once only.
        item.isRefundAsked = true;
        this.lateReturnsHeld += item.cents;
      }
    });
    return true;
  }

  refund(batch: ModelBatch, item: ModelItem): boolean {
    if (item.status !== "returned" || item.isRefundAsked) return false;
    if (this.isAccountDisabled) return true;
    item.isRefundAsked = true;
    this.foresee(at(openDayAfter(fileOf(this.now)), "08:30:01"), () => {
      // The account was disabled meanwhile: the money waits for another.
      if (this.isAccountDisabled) return void (item.isRefundAsked = false);
      item.status = "refunded";
      this.completeIfFinal(batch);
    });
    return true;
  }

  resend(batch: ModelBatch, item: ModelItem, name: string): boolean {
    if (item.status !== "returned" || item.isRefundAsked || this.lateDebits.size > 0) return false;
    item.status = "replaced";
    const next = newItem(name, item.cents, true);
    batch.items.push(next);
    const file = fileOf(this.now);
    this.foresee(at(file, "17:30:00"), () => (next.status = "sent"));
    this.foresee(at(openDayAfter(file), "08:30:01"), () => {
      if (next.status === "sent") next.isSettled = true;
    });
    this.foresee(at(openDayAfter(file, 2), "08:30:02"), () => {
      if (next.status === "sent") next.status = "posted";
      this.completeIfFinal(batch);
    });
    return true;
  }
}

function newItem(name: string, cents: bigint, isResent: boolean): ModelItem {
  const flags = { isStopped: false, isRefundAsked: false, isSettled: false };
  return { name, cents, status: "pending", isResent, ...flags };
}

export function totalOf(batch: ModelBatch): bigint {
  return batch.items.reduce((sum, item) => (item.isResent ? sum : sum + item.cents), 0n);
}
