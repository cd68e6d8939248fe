"use client";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Select } from "@/components/ui/controls/inputs";
import { Alert } from "@/components/ui/display/alert";
import { Card } from "@/components/ui/display/card";
import { useToast } from "@/components/ui/overlays/toast";
import { changeMapping } from "@/lib/actions/drafts";
import { formatCount } from "@/lib/domain/counted";
import { fieldLabel } from "@/lib/domain/files/fields";
import { countColumns, fieldsOf } from "@/lib/domain/files/mapping";
import type { DraftFileView } from "@/lib/schemas/draft";
import { useDraft } from "./draft-context";

const DELIMITERS: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };
const ENCODINGS: Record<string, string> = { "utf-8": "UTF-8", "windows-1252": "Windows-1252" };

/** The file as understood: what each column holds, changed by hand, with its first rows beneath. */
export function MappingPanel() {
  const { draft } = useDraft();
  const { file } = draft;
  if (file === null) return null;
  const { columns, understood, notes } = countColumns(file.headers, file.mapping);
  const facts = [
    `${formatCount(draft.totals.rows)} rows`,
    `${understood} of ${columns} columns understood`,
    ...notes.map((name) => `${name} kept as a note`),
    `column names in row ${file.headerRow}`,
    DELIMITERS[file.delimiter],
    ENCODINGS[file.encoding],
  ];
  return (
    <Card flush>
      <details open={file.missing.length > 0} className="group">
        <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5">
          <span className="font-medium">{file.name}</span>
          <span className="text-sm text-muted">{facts.join(" · ")}</span>
          <span className="text-sm text-accent underline underline-offset-2 sm:ml-auto">Columns</span>
        </summary>
        {/* Another mapping stored elsewhere begins the form anew. */}
        <Columns key={JSON.stringify(file.mapping)} file={file} />
      </details>
    </Card>
  );
}

function Columns({ file }: { file: DraftFileView }) {
  const { editable, change } = useDraft();
  const [mapping, setMapping] = useState<readonly (string | null)[]>(file.mapping);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const changed = mapping.some((field, at) => field !== file.mapping[at]);
  // A field stands in one column only: giving it to another takes it from the first.
  const give = (at: number, field: string | null) =>
    setMapping(mapping.map((old, n) => (n === at ? field : old === field ? null : old)));
  const read = async () => {
    setBusy(true);
    const answer = await change((key) => changeMapping({ ...key, mapping }));
    setBusy(false);
    toast(
      answer.ok
        ? { title: "Read anew", detail: "These columns are remembered for the next file that names them so." }
        : { title: "Not changed", detail: answer.problems[0]?.message ?? answer.detail, state: "problem" },
    );
  };
  return (
    <div className="grid gap-4 border-t px-4 py-4">
      {file.missing.length > 0 && (
        <Alert state="problem" title={`Which column holds: ${file.missing.join("; ")}?`}>
          Choose it in the list above that column, then read the file anew.
        </Alert>
      )}
      {file.titles.length > 0 && (
        <p className="text-sm text-muted">Above the columns: {file.titles.join(" · ")}</p>
      )}
      <ColumnsTable file={file} mapping={mapping} disabled={!editable || busy} onGive={give} />
      {editable && changed && (
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" onClick={read} loadingWords={busy ? "Reading the file anew…" : undefined}>
            Read the file with these columns
          </Button>
          <p className="text-sm text-muted">
            Every row is read again; what was mended or left out is decided anew.
          </p>
        </div>
      )}
    </div>
  );
}

type ColumnsTableProps = {
  file: DraftFileView;
  mapping: readonly (string | null)[];
  disabled: boolean;
  onGive: (column: number, field: string | null) => void;
};

function ColumnsTable({ file, mapping, disabled, onGive }: ColumnsTableProps) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Columns of the file">
      <table className="w-full text-sm">
        <thead>
          <tr>
            {file.headers.map((header, at) => {
              const name = header === "" ? `Column ${at + 1}` : header;
              return (
                <th key={at} scope="col" className="min-w-36 pr-3 pb-2 text-left align-bottom font-medium">
                  <span className="mb-1 block truncate">{name}</span>
                  <Select
                    aria-label={`What ${name} holds`}
                    value={mapping[at] ?? ""}
                    disabled={disabled}
                    onChange={(event) => onGive(at, event.target.value === "" ? null : event.target.value)}
                  >
                    <option value="">not used</option>
                    {fieldsOf("contributions").map((field) => (
                      <option key={field} value={field}>
                        {fieldLabel(field)}
                      </option>
                    ))}
                  </Select>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {file.sample.map(({ row, cells }) => (
            <tr key={row} className="border-t text-muted">
              {file.headers.map((_, at) => (
                <td key={at} className="max-w-56 truncate py-1.5 pr-3">
                  {cells[at] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
