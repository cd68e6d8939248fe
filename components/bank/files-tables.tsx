import { windowWords } from "@/lib/domain/bank/windows";
import { formatCount } from "@/lib/domain/counted";
import type { BankLineView, SentFileView, UploadView } from "@/lib/schemas/bank/bank-files";
import { type BankLineOutcome, outcomeWords } from "@/lib/domain/bank/lines";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { TextLink } from "../ui/controls/link-button";
import { DayText, TimeText } from "../ui/display/day";
import { Money, NoValue } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";
import type { State } from "../ui/states";

function stateOf(file: SentFileView): { state: State; word: string } {
  if (file.name === null) return { state: "waiting", word: "Takes entries" };
  if (file.downloadedBy !== null) return { state: "done", word: `Taken by ${file.downloadedBy}` };
  return file.isDelivered ? { state: "done", word: "In the folder" } : { state: "waiting", word: "Written" };
}

type SentFilesProps = { files: readonly SentFileView[]; writesFiles: boolean };

export function SentFiles({ files, writesFiles }: SentFilesProps) {
  return (
    <DataTable<SentFileView>
      caption="Files for the bank"
      rows={files}
      rowKey={(file) => file.id}
      columns={[
        {
          key: "name",
          head: "File",
          interactive: true,
          cell: (file) =>
            file.name === null ? (
              <NoValue word="Not written yet" />
            ) : (
              // A download, not a page: the browser must fetch it itself.
              <a
                href={`/api/ui/bank-files/${file.id}`}
                download
                className="rounded-md text-accent underline underline-offset-2"
              >
                {file.name}
              </a>
            ),
        },
        { key: "day", head: "Day", cell: (file) => <DayText day={file.windowDay} /> },
        { key: "window", head: "Window", cell: (file) => windowWords(file.kind) },
        {
          key: "entries",
          head: "Entries",
          align: "end",
          cell: (file) => formatCount(file.entries),
        },
        { key: "debits", head: "Debits", align: "end", cell: (file) => <Money amount={file.debits} /> },
        { key: "credits", head: "Credits", align: "end", cell: (file) => <Money amount={file.credits} /> },
        { key: "state", head: "Status", cell: (file) => <StatusDot {...stateOf(file)} /> },
      ]}
      empty={
        writesFiles ? (
          <EmptyState title="Files for the bank will stand here">
            The first is written at the cut-off of the day on which a batch is released.
          </EmptyState>
        ) : (
          <EmptyState title="The simulator writes no files for the bank">
            Batches are released into it here. Started with PAYDOWN_RAIL=nacha, Paydown writes a file at each
            cut-off instead.
          </EmptyState>
        )
      }
    />
  );
}

export function ReadFiles({ files }: { files: readonly UploadView[] }) {
  return (
    <DataTable<UploadView>
      caption="Files that were read"
      rows={files}
      rowKey={(file) => file.id}
      rowHref={(file) => `/reconciliation/files/${file.id}`}
      columns={[
        { key: "name", head: "File", cell: (file) => file.fileName },
        {
          key: "kind",
          head: "Kind",
          cell: (file) => (file.kind === "answers" ? "Returns and corrections" : "Confirmations"),
        },
        { key: "by", head: "Read by", cell: (file) => file.readBy },
        { key: "at", head: "When", cell: (file) => <TimeText at={file.at} /> },
        {
          key: "applied",
          head: "Applied",
          align: "end",
          cell: (file) => formatCount(file.applied),
        },
        {
          key: "not",
          head: "Not applied",
          align: "end",
          cell: (file) => formatCount(file.notApplied),
        },
        { key: "summary", head: "Meaning", cell: (file) => file.summary },
      ]}
      empty={
        <EmptyState title="Files that were read will stand here">
          Choose one above, or drop it into the folder.
        </EmptyState>
      }
    />
  );
}

const outcomeStates: Record<BankLineOutcome, State> = {
  applied: "done",
  repeated: "waiting",
  noted: "attention",
  refused: "problem",
};

export function FileLines({ lines }: { lines: readonly BankLineView[] }) {
  return (
    <DataTable<BankLineView>
      caption="Lines of the file"
      rows={lines}
      rowKey={(line) => String(line.position)}
      columns={[
        { key: "line", head: "Line", align: "end", cell: (line) => formatCount(line.line) },
        {
          key: "outcome",
          head: "Outcome",
          cell: (line) => <StatusDot state={outcomeStates[line.outcome]} word={outcomeWords(line.outcome)} />,
        },
        { key: "code", head: "Code", cell: (line) => line.code ?? <NoValue /> },
        {
          key: "trace",
          head: "Trace",
          interactive: true,
          cell: (line) =>
            line.href === null ? (
              (line.trace ?? <NoValue />)
            ) : (
              <TextLink href={line.href}>{line.trace}</TextLink>
            ),
        },
        { key: "amount", head: "Amount", align: "end", cell: (line) => <Money amount={line.amount} /> },
        { key: "why", head: "What came of it", cell: (line) => line.explanation },
      ]}
      empty={
        <EmptyState title="Nothing to look at">Each line of this file was applied, now or before.</EmptyState>
      }
    />
  );
}
