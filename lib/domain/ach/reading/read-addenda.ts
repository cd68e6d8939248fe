import { type Day, parseDay } from "../../days";
import { type CorrectedData, parseCorrectedData } from "../change-codes";
import type { AchFault } from "./faults";
import { type AchField, columns, fieldText } from "./fields";

export interface Line {
  line: number;
  /** 94 columns. */
  text: string;
}

interface AnswerFacts {
  /** Of the entry of ours that is answered. */
  originalTrace: string;
  /** Eight digits of the bank that answers, where it says so. */
  originalBank: string | null;
}

/** R and two digits; it need not be in our table. */
export interface ReturnFacts extends AnswerFacts {
  code: string;
  dateOfDeath: Day | null;
  information: string;
}

export interface CorrectionFacts extends AnswerFacts {
  changeCode: string;
  /** The 29 columns as they stand, without trailing spaces. */
  text: string;
  /** What they say, or all that keeps them from being taken over. */
  data: CorrectedData;
}

/** What the addenda of one entry say. */
export type AddendaFacts =
  | { kind: "payment"; texts: string[] }
  | { kind: "return"; facts: ReturnFacts }
  | { kind: "correction"; facts: CorrectionFacts }
  | { kind: "unreadable" };

/** "261124" → 2026-11-24; null if there is no such day. */
export const readDate = (yymmdd: string): Day | null =>
  /^\d{6}$/.test(yymmdd)
    ? parseDay(`20${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`)
    : null;

export const wrongField = ({ line, text }: Line, field: AchField): AchFault => ({
  line,
  code: "wrong_field",
  field,
  // A fault is shown and logged; an account number is neither.
  found: field === "accountNumber" ? "" : fieldText(text, field).trim(),
});

function readAnswer(addenda: Line, trace: string, faults: AchFault[]): AddendaFacts {
  const { text } = addenda;
  const isReturn = fieldText(text, "addendaType") === "99";
  const codeField: AchField = isReturn ? "returnCode" : "changeCode";
  const code = fieldText(text, codeField);
  const originalTrace = fieldText(text, "originalTrace");
  const needed: [AchField, boolean][] = [
    [codeField, (isReturn ? /^R\d\d$/ : /^C\d\d$/).test(code)],
    ["originalTrace", /^\d{15}$/.test(originalTrace)],
    // Else the lines were shuffled, and this speaks of another's entry.
    ["addendaTrace", fieldText(text, "addendaTrace") === trace],
  ];
  const wrong = needed.filter(([, isRight]) => !isRight).map(([field]) => wrongField(addenda, field));
  faults.push(...wrong);

  const bank = fieldText(text, "originalBank").trim();
  const isBank = /^\d{8}$/.test(bank);
  // Told, but no reason to lose the answer: nothing is decided by it. So with the date of death.
  if (bank !== "" && !isBank) faults.push(wrongField(addenda, "originalBank"));
  const of: AnswerFacts = { originalTrace, originalBank: isBank ? bank : null };
  if (!isReturn) {
    const found = columns(text, 36, 64).trimEnd();
    const facts = { ...of, changeCode: code, text: found, data: parseCorrectedData(code, found) };
    return wrong.length > 0 ? { kind: "unreadable" } : { kind: "correction", facts };
  }
  const died = fieldText(text, "dateOfDeath").trim();
  const dateOfDeath = readDate(died);
  if (died !== "" && dateOfDeath === null) faults.push(wrongField(addenda, "dateOfDeath"));
  const facts = { ...of, code, dateOfDeath, information: columns(text, 36, 79).trim() };
  return wrong.length > 0 ? { kind: "unreadable" } : { kind: "return", facts };
}

function faultOfPayment(addenda: Line, trace: string): AchFault | null {
  if (fieldText(addenda.text, "addendaType") !== "05") return wrongField(addenda, "addendaType");
  return fieldText(addenda.text, "addendaEntry") === trace.slice(8)
    ? null
    : wrongField(addenda, "addendaEntry");
}

/** Reads the addenda of the entry with this trace; what is wrong is added to `faults`. */
export function readAddenda(addenda: readonly Line[], trace: string, faults: AchFault[]): AddendaFacts {
  const [first, ...others] = addenda;
  const isAnswer = first !== undefined && /^9[89]$/.test(fieldText(first.text, "addendaType"));
  const payments = isAnswer ? others : addenda;
  const wrong = payments.flatMap((one) => faultOfPayment(one, trace) ?? []);
  faults.push(...wrong);
  const answer = isAnswer ? readAnswer(first, trace, faults) : null;
  if (wrong.length > 0) return { kind: "unreadable" };
  return answer ?? { kind: "payment", texts: payments.map(({ text }) => columns(text, 4, 83).trimEnd()) };
}
