import { z } from "zod";
import type { BankLineOutcome, BankLineWhat } from "@/lib/domain/bank/lines";
import { type WindowKind, windowKinds } from "@/lib/domain/bank/windows";
import type { WaitingFor } from "@/lib/domain/batches/status";
import { type Day, parseDay } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { isUuid } from "@/lib/domain/uuid";
import { type Directed, placeIn, type Query, type WalkedPage } from "../places";

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

export type SentPlace = Directed<{ day: Day; kind: WindowKind; nth: number; id: string }> | null;

/** "2026-11-24.morning.1.<uuid>", under `sentafter` or `sentbefore`. */
export const sentPlace = (query: Query): SentPlace =>
  placeIn(
    query,
    (text) => {
      const [on, window, nth = "", id = ""] = text.split(".");
      const [day, kind] = [parseDay(on), windowKinds.find((one) => one === window)];
      if (day === null || kind === undefined || !/^\d{1,6}$/.test(nth) || !isUuid(id)) return null;
      return { day, kind, nth: Number.parseInt(nth, 10), id };
    },
    "sent",
  );

export type BankFilesView = {
  /** Folders below the data folder, for SFTP. */
  outFolder: string;
  inFolder: string;
  /** False on a rail without files: batches released from now on write none. */
  writesFiles: boolean;
  today: Day;
  waits: readonly BankWaitView[];
  sent: WalkedPage<SentFileView>;
  read: WalkedPage<UploadView>;
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
