import type { Day } from "../../days";
import type { AchFault } from "./faults";
import { columns, fieldText } from "./fields";
import { type Line, readDate, wrongField } from "./read-addenda";
import type { BatchNames } from "./totals";

export interface ReadFileHeader {
  line: number;
  /** To whom the file goes, and from whom: up to ten characters each. */
  destination: string;
  origin: string;
  created: Day | null;
  fileId: string;
}

export interface ReadBatch extends BatchNames {
  line: number;
  companyName: string;
  sec: string;
  description: string;
  effectiveOn: Day | null;
}

const SERVICE_CLASS = /^(?:200|220|225|280)$/;
/** A country's own layout, or several payments in one. */
const OTHER_LAYOUT = /^(?:IAT|ADV|ENR|TRX)$/;

/** Whether the entries of this batch are laid out as ours are. */
export const hasOurLayout = (batch: ReadBatch): boolean => !OTHER_LAYOUT.test(batch.sec);

/** What is wrong is added to `faults`; the rest of the header holds all the same. */
export function readFileHeader(at: Line, faults: AchFault[]): ReadFileHeader {
  const { line, text } = at;
  if (fieldText(text, "fileFormat") !== "094101") faults.push(wrongField(at, "fileFormat"));
  const created = readDate(fieldText(text, "created"));
  if (created === null) faults.push(wrongField(at, "created"));
  const destination = columns(text, 4, 13).trim();
  const origin = columns(text, 14, 23).trim();
  return { line, destination, origin, created, fileId: columns(text, 34, 34) };
}

/** As `readFileHeader`. */
export function readBatchHeader(at: Line, faults: AchFault[]): ReadBatch {
  const { line, text } = at;
  const effectiveOn = readDate(fieldText(text, "effectiveOn"));
  const batch: ReadBatch = {
    line,
    companyId: columns(text, 41, 50).trim(),
    number: fieldText(text, "batchNumber"),
    companyName: columns(text, 5, 20).trim(),
    sec: fieldText(text, "sec"),
    description: columns(text, 54, 63).trim(),
    effectiveOn,
  };
  if (!SERVICE_CLASS.test(fieldText(text, "serviceClass"))) faults.push(wrongField(at, "serviceClass"));
  if (!/^[A-Z]{3}$/.test(batch.sec)) faults.push(wrongField(at, "sec"));
  if (!hasOurLayout(batch)) faults.push({ line, code: "unreadable_class", found: batch.sec });
  if (effectiveOn === null) faults.push(wrongField(at, "effectiveOn"));
  if (!/^\d{7}$/.test(batch.number)) faults.push(wrongField(at, "batchNumber"));
  return batch;
}
