export const recordColumns = 94;

/** Columns as the format counts them: from 1, the last one included. */
interface Field {
  name: string;
  columns: readonly [first: number, last: number];
  /** Completes "expected …". */
  expected: string;
}

const digits = (count: number): string => `${count} digits`;
const DATE = "a date as YYMMDD";
const ROUTING = "a routing number whose check digit fits";

/** The fields that are judged, each as reference 4.3 lays it out. */
export const FIELDS = {
  fileFormat: { name: "record size, blocking and format", columns: [35, 40], expected: "094101" },
  created: { name: "creation date", columns: [24, 29], expected: DATE },
  serviceClass: { name: "service class", columns: [2, 4], expected: "200, 220, 225 or 280" },
  sec: { name: "entry class", columns: [51, 53], expected: "a class such as CCD, PPD, WEB or COR" },
  effectiveOn: { name: "effective date", columns: [70, 75], expected: DATE },
  batchNumber: { name: "batch number", columns: [88, 94], expected: digits(7) },
  transactionCode: {
    name: "transaction code",
    columns: [2, 3],
    expected: "a transaction code such as 22, 27, 21 or 26",
  },
  routingNumber: { name: "routing number", columns: [4, 12], expected: ROUTING },
  accountNumber: { name: "account number", columns: [13, 29], expected: "an account number" },
  amount: { name: "amount", columns: [30, 39], expected: digits(10) },
  addendaIndicator: { name: "addenda indicator", columns: [79, 79], expected: "1 before an addenda, else 0" },
  trace: { name: "trace number", columns: [80, 94], expected: digits(15) },
  addendaType: { name: "addenda type", columns: [2, 3], expected: "05, 98 or 99" },
  addendaEntry: {
    name: "entry number",
    columns: [88, 94],
    expected: "the last 7 digits of its entry's trace",
  },
  addendaTrace: { name: "trace number", columns: [80, 94], expected: "the trace of its entry" },
  returnCode: { name: "return code", columns: [4, 6], expected: "R and two digits" },
  changeCode: { name: "change code", columns: [4, 6], expected: "C and two digits" },
  originalTrace: { name: "original trace number", columns: [7, 21], expected: digits(15) },
  dateOfDeath: { name: "date of death", columns: [22, 27], expected: `${DATE}, or nothing` },
  originalBank: { name: "original bank", columns: [28, 35], expected: digits(8) },
} as const satisfies Record<string, Field>;

export type AchField = keyof typeof FIELDS;

/** Columns `first` to `last` of a record, counted from 1. */
export const columns = (record: string, first: number, last: number): string => record.slice(first - 1, last);

export function fieldText(record: string, field: AchField): string {
  const [first, last] = FIELDS[field].columns;
  return columns(record, first, last);
}
