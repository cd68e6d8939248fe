import { z } from "zod";
import type { BankLineOutcome, BankLineWhat } from "@/lib/domain/bank/lines";
import type { WindowKind } from "@/lib/domain/bank/windows";
import type { WaitingFor } from "@/lib/domain/batches/status";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";

export const noneTodayInput = z.object({ what: z.enum(["returns", "confirmations"]) });

const POSITION_DIGITS_MAX = 7;

export const bankLinesQuery = z.object({
  show: z.enum(["open", "all"]).catch("open"),
  after: z
    .string()
    .regex(new RegExp(`^\\d{1,${POSITION_DIGITS_MAX}}$`))
    .transform((text) => Number.parseInt(text, 10))
    .catch(0),
});
export type BankLinesQuery = z.output<typeof bankLinesQuery>;

export type SentFileView = {
  id: string;
  windowDay: Day;
  kind: WindowKind;
  /** Null while it still takes entries. */
  name: string | null;
  entries: number;
  debits: Money;
  credits: Money;
  writtenAt: string | null;
  isDelivered: boolean;
  downloadedBy: string | null;
};

export type UploadView = {
  id: string;
  fileName: string;
  kind: "answers" | "confirmations";
  readBy: string;
  at: string;
  applied: number;
  notApplied: number;
  summary: string;
};

/** What cannot go on before a file or a person says so, and how many batches or payments stand there. */
export type BankWaitView = { waitingFor: WaitingFor; since: Day; waiting: number };

export type BankFilesView = {
  /** Folders below the data folder, for SFTP. */
  outFolder: string;
  inFolder: string;
  today: Day;
  waits: readonly BankWaitView[];
  sent: readonly SentFileView[];
  read: readonly UploadView[];
};

export type BankLineView = {
  position: number;
  line: number;
  what: BankLineWhat;
  trace: string | null;
  code: string | null;
  amount: Money | null;
  outcome: BankLineOutcome;
  explanation: string;
  /** The page of the batch or payment that it speaks of. */
  href: string | null;
};

export type BankUploadView = {
  upload: UploadView;
  lines: readonly BankLineView[];
  counts: { open: number; all: number };
  next: number | null;
};
