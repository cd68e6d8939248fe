import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { WalkedPage } from "./places";
import type { SimulationKind } from "./sandbox";

/** A letter that was sent, or waits to be. `text` of one that carries a one-time link is left out: it is its reader's alone. */
export type MailView = {
  id: string;
  to: string;
  toName: string;
  subject: string;
  text: string | null;
  /** Business time at which it was written. */
  at: string;
  sent: boolean;
  lastError: string | null;
};

export type MailsView = WalkedPage<MailView> & { total: number };

/** What the bank or a servicer was told to answer. */
export type AskedSimulation = {
  id: string;
  kind: SimulationKind;
  code: string | null;
  amount: Money | null;
  correctedData: string | null;
  dueOn: Day;
  used: boolean;
  batchId: string;
  /** The batch, and for a payment its employee. */
  about: string;
  itemId: string | null;
};

export type SimulationChoices = {
  batches: { id: string; title: string }[];
  /** Of the chosen batch. */
  items: { id: string; label: string }[];
  moreItems: boolean;
};
