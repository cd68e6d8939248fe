import type { AchFault, AchRecord } from "./faults";
import { recordColumns } from "./fields";
import { isPadding, isWhole, linesOf, recordOf } from "./lines";
import type { Line } from "./read-addenda";
import { entryReader, type ReadCorrection, type ReadEntry, type ReadReturn } from "./read-entry";
import {
  hasOurLayout,
  type ReadBatch,
  readBatchHeader,
  type ReadFileHeader,
  readFileHeader,
} from "./read-headers";
import {
  addEntry,
  addTotals,
  type BatchNames,
  faultsOfBatchControl,
  faultsOfFileControl,
  noTotals,
  type Totals,
} from "./totals";

/** A file as far as it can be understood. What cannot be relied on stands in `faults` and nowhere else. */
export interface AchReading {
  /** Several where a bank joined files. */
  headers: ReadFileHeader[];
  batches: ReadBatch[];
  entries: ReadEntry[];
  returns: ReadReturn[];
  corrections: ReadCorrection[];
  /** In the order of their lines. */
  faults: AchFault[];
}

interface OpenBatch {
  /** Null if its header could not be read. */
  names: BatchNames | null;
  /** False for a class whose entries have another layout: they are counted, not read. */
  isReadable: boolean;
  totals: Totals;
}

interface OpenFile {
  batches: number;
  records: number;
  totals: Totals;
}

/** Takes the records one by one and knows which of them may stand where. */
class AchFileReader {
  readonly reading: AchReading = {
    headers: [],
    batches: [],
    entries: [],
    returns: [],
    corrections: [],
    faults: [],
  };
  private readonly readEntry = entryReader();
  private file: OpenFile | null = null;
  private batch: OpenBatch | null = null;
  private entry: Line | null = null;
  private addenda: Line[] = [];
  /** The entry that the next addenda belongs to was told as unreadable. */
  private isEntryLost = false;
  private lastLine = 0;

  private fault(fault: AchFault): void {
    this.reading.faults.push(fault);
  }

  take({ line, text }: Line): void {
    this.lastLine = line;
    const record = recordOf(text);
    if (record !== "addenda") this.finishEntry();
    if (this.file !== null) this.file.records += 1;
    if (record === null || isPadding(text)) {
      // Padding belongs behind the file's control. Where it stands earlier the control is missing, which is told at the end.
      if (record === null) this.fault({ line, code: "unknown_record", found: text.charAt(0) });
      this.isEntryLost = true;
      this.doubt();
      return;
    }
    const whole = isWhole(record, text);
    if (!whole) this.fault({ line, code: "wrong_length", record, found: text.length });
    this.takeRecord(record, { line, text: text.padEnd(recordColumns) }, whole);
  }

  /** What is still open at the end of the text was cut off. */
  end(): AchReading {
    this.endFile(this.lastLine + 1);
    if (this.lastLine === 0) this.fault({ line: 1, code: "empty" });
    // The sort is stable: several faults of a line keep their order.
    this.reading.faults.sort((a, b) => a.line - b.line);
    return this.reading;
  }

  private takeRecord(record: AchRecord, at: Line, whole: boolean): void {
    switch (record) {
      case "file header":
        return this.openFile(at, whole);
      case "batch header":
        return this.openBatch(at, whole);
      case "entry":
        return this.takeEntry(at, whole);
      case "addenda":
        return this.takeAddenda(at, whole);
      case "batch control":
        return this.closeBatch(at, whole);
      case "file control":
        return this.closeFile(at, whole);
    }
  }

  /** A line that may belong to the sums was not read: from here they prove nothing. */
  private doubt(): void {
    const open = this.batch ?? this.file;
    if (open !== null) open.totals.isCertain = false;
  }

  private openFile(at: Line, whole: boolean): void {
    this.endFile(at.line);
    this.file = { batches: 0, records: 1, totals: noTotals() };
    if (whole) this.reading.headers.push(readFileHeader(at, this.reading.faults));
  }

  private openBatch(at: Line, whole: boolean): void {
    this.endBatch(at.line);
    this.needFile("batch header", at.line);
    if (this.file !== null) this.file.batches += 1;
    const header = whole ? readBatchHeader(at, this.reading.faults) : null;
    if (header !== null) this.reading.batches.push(header);
    this.batch = { names: header, isReadable: header === null || hasOurLayout(header), totals: noTotals() };
  }

  /** Where a header was lost, it is told once and what follows is read all the same. */
  private needFile(record: AchRecord, line: number): void {
    if (this.file !== null) return;
    this.fault({ line, code: "out_of_place", record, expected: "file header" });
    this.file = { batches: 0, records: 1, totals: { ...noTotals(), isCertain: false } };
  }

  private needBatch(record: AchRecord, line: number): OpenBatch {
    if (this.batch !== null) return this.batch;
    this.fault({ line, code: "out_of_place", record, expected: "batch header" });
    if (this.file !== null) this.file.totals.isCertain = false;
    this.batch = { names: null, isReadable: true, totals: { ...noTotals(), isCertain: false } };
    return this.batch;
  }

  private takeEntry(at: Line, whole: boolean): void {
    const batch = this.needBatch("entry", at.line);
    this.isEntryLost = !whole;
    if (!whole) return this.doubt();
    if (batch.isReadable) addEntry(batch.totals, at.text);
    else batch.totals.isCertain = false;
    this.entry = at;
  }

  private takeAddenda(at: Line, whole: boolean): void {
    const batch = this.needBatch("addenda", at.line);
    batch.totals.count += 1;
    if (!whole) {
      // The entry before says something that nobody knows now.
      this.doubt();
      this.isEntryLost = true;
      this.entry = null;
      this.addenda = [];
    } else if (this.entry !== null) this.addenda.push(at);
    else if (!this.isEntryLost) {
      this.fault({ line: at.line, code: "out_of_place", record: "addenda", expected: "entry" });
    }
  }

  private finishEntry(): void {
    const { entry, addenda, batch, reading } = this;
    if (entry === null || batch === null) return;
    this.entry = null;
    this.addenda = [];
    if (!batch.isReadable) return;
    const read = this.readEntry(entry, addenda, batch.names?.companyId ?? null, reading.faults);
    switch (read.kind) {
      case "entry":
        reading.entries.push(read.entry);
        break;
      case "return":
        reading.returns.push(read.entry);
        break;
      case "correction":
        reading.corrections.push(read.entry);
        break;
      case "unreadable":
        break;
    }
  }

  private closeBatch(at: Line, whole: boolean): void {
    const { totals, names } = this.needBatch("batch control", at.line);
    if (whole) this.reading.faults.push(...faultsOfBatchControl(at.line, at.text, totals, names));
    if (this.file !== null) addTotals(this.file.totals, totals);
    this.batch = null;
  }

  private endBatch(line: number): void {
    this.finishEntry();
    if (this.batch === null) return;
    this.fault({ line, code: "missing", record: "batch control" });
    if (this.file !== null) addTotals(this.file.totals, this.batch.totals);
    this.batch = null;
  }

  private closeFile(at: Line, whole: boolean): void {
    this.endBatch(at.line);
    this.needFile("file control", at.line);
    if (whole && this.file !== null) {
      this.reading.faults.push(...faultsOfFileControl(at.line, at.text, this.file));
    }
    this.file = null;
    this.isEntryLost = false;
  }

  private endFile(line: number): void {
    this.endBatch(line);
    if (this.file !== null) this.fault({ line, code: "missing", record: "file control" });
    this.file = null;
  }
}

/**
 * Reads what a bank sends (returns, notifications of change) and what we send. It never throws: every fault is data with its
 * line, and all that can be relied on beside it is given out. Line ends of any kind, missing padding, lower case and trailing
 * spaces that an editor cut off are no faults.
 */
export function readAchFile(text: string): AchReading {
  const reader = new AchFileReader();
  for (const line of linesOf(text)) reader.take(line);
  return reader.end();
}
