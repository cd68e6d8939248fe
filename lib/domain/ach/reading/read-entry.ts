import { fromCents, type Money } from "../../money";
import { problemsWithRoutingNumber } from "../../routing-number";
import {
  type AchAccountType,
  type AchDirection,
  type AchEntryKind,
  readTransactionCode,
} from "../transaction-codes";
import type { AchFault } from "./faults";
import { type AchField, columns, fieldText } from "./fields";
import { type CorrectionFacts, type Line, readAddenda, type ReturnFacts, wrongField } from "./read-addenda";

interface EntryFacts {
  /** Of the entry, from 1. */
  line: number;
  /** As in the header of its batch: the business. Null if that header could not be read. */
  companyId: string | null;
  direction: AchDirection;
  accountType: AchAccountType;
  routingNumber: string;
  accountNumber: string;
  amount: Money;
  identification: string;
  name: string;
  trace: string;
}

/** An entry that answers nothing, as we send them. */
export interface ReadEntry extends EntryFacts {
  kind: AchEntryKind;
  /** Texts of the addenda 05. */
  addenda: string[];
}

/** A payment that comes back; direction and account are those of the payment. */
export interface ReadReturn extends EntryFacts, ReturnFacts {}

/** A notification of change: the money has arrived, the account is to be corrected. */
export interface ReadCorrection extends EntryFacts, CorrectionFacts {}

export type EntryReading =
  | { kind: "entry"; entry: ReadEntry }
  | { kind: "return"; entry: ReadReturn }
  | { kind: "correction"; entry: ReadCorrection }
  /** Something of it cannot be relied on, and none of it is given out. */
  | { kind: "unreadable" };

/** Reads one entry with the addenda that follow it; all that is wrong is added to `faults`. */
export type EntryReader = (
  entry: Line,
  addenda: readonly Line[],
  companyId: string | null,
  faults: AchFault[],
) => EntryReading;

/** Ten thousand entries name a few banks only, and check digits take longer than all else in a line. */
function rememberedRoutingNumbers(): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const isRight = problemsWithRoutingNumber(text).length === 0;
    known.set(text, isRight);
    return isRight;
  };
}

/** A reader for one file. */
export function entryReader(): EntryReader {
  const isRoutingNumber = rememberedRoutingNumbers();
  return (record, addenda, companyId, faults) => {
    const { line, text } = record;
    const code = readTransactionCode(fieldText(text, "transactionCode"));
    const routingNumber = fieldText(text, "routingNumber");
    const accountNumber = fieldText(text, "accountNumber").trim();
    const cents = fieldText(text, "amount");
    const trace = fieldText(text, "trace");
    const isAddendaMissing = code?.kind === "answer" && addenda.length === 0;
    const hasIndicator = fieldText(text, "addendaIndicator") === (addenda.length > 0 ? "1" : "0");
    const judged: [AchField, boolean][] = [
      ["transactionCode", code !== null],
      ["routingNumber", isRoutingNumber(routingNumber)],
      ["accountNumber", /^[A-Z0-9][A-Z0-9 -]*$/.test(accountNumber)],
      ["amount", /^\d{10}$/.test(cents)],
      ["trace", /^\d{15}$/.test(trace)],
      ["addendaIndicator", hasIndicator || isAddendaMissing],
    ];
    const wrong = judged.filter(([, isRight]) => !isRight).map(([field]) => wrongField(record, field));
    faults.push(...wrong);
    if (isAddendaMissing) faults.push({ line, code: "missing", record: "addenda" });

    const said = readAddenda(addenda, trace, faults);
    if (wrong.length > 0 || code === null || said.kind === "unreadable") return { kind: "unreadable" };
    const { kind, direction, accountType } = code;
    const facts: EntryFacts = {
      line,
      companyId,
      direction,
      accountType,
      routingNumber,
      accountNumber,
      amount: fromCents(BigInt(cents)),
      identification: columns(text, 40, 54).trim(),
      name: columns(text, 55, 76).trim(),
      trace,
    };
    if (said.kind === "return") return { kind: "return", entry: { ...facts, ...said.facts } };
    if (said.kind === "correction") return { kind: "correction", entry: { ...facts, ...said.facts } };
    if (kind !== "answer") return { kind: "entry", entry: { ...facts, kind, addenda: said.texts } };
    // The code says that it answers, its addenda does not.
    const [first] = addenda;
    if (first !== undefined) faults.push(wrongField(first, "addendaType"));
    return { kind: "unreadable" };
  };
}
