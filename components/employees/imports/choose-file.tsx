"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import type { ImportKind } from "@/lib/domain/employees/stored-import";
import { FileDrop } from "../../ui/controls/file-drop";
import { RadioGroup } from "../../ui/controls/choices";
import { Alert } from "../../ui/display/alert";
import { Spinner } from "../../ui/display/spinner";
import { useToast } from "../../ui/overlays/toast";
import { uploadImport } from "./upload";

const whole = [
  {
    value: "0",
    label: "Everybody",
    help: "Employees who are not in the file count as having left: they are shown before anything is done.",
  },
  { value: "1", label: "Only those who are new or changed", help: "Nobody is removed." },
];

/** A roster or loans file goes up once it is chosen and leads to its preview; nothing is applied. */
export function ChooseFile({ kind }: { kind: ImportKind }) {
  const [changesOnly, setChangesOnly] = useState("0");
  const [reading, setReading] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ name: string; words: string } | null>(null);
  const router = useRouter();
  const toast = useToast();
  const take = async (file: File) => {
    setReading(file.name);
    setFailure(null);
    const answer = await uploadImport(file, kind, changesOnly);
    if ("words" in answer) {
      setFailure({ name: file.name, words: answer.words });
      return setReading(null);
    }
    if (answer.existing)
      toast({ title: "This file waits already", detail: "Here is its preview, compared anew." });
    router.push(`/employees/import/${answer.id}`);
  };
  return (
    <div className="grid max-w-[45rem] gap-4">
      {kind === "roster" && (
        <RadioGroup
          legend="Who is in the file?"
          name="changesOnly"
          options={whole}
          value={changesOnly}
          inputProps={{ onChange: (event) => setChangesOnly(event.currentTarget.value) }}
        />
      )}
      {failure !== null && (
        <Alert state="problem" title={`${failure.name} could not be read`} live>
          {failure.words} Nothing was changed.
        </Alert>
      )}
      <FileDrop
        label={kind === "roster" ? "Roster file" : "Loans file"}
        name="file"
        buttonWords="Choose a CSV file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        help={kind === "roster" ? rosterHelp : loansHelp}
        disabled={reading !== null}
        onFile={(file) => void take(file)}
      />
      <p role="status" className="flex min-h-6 items-center gap-2 text-sm text-muted">
        {reading !== null && (
          <>
            <Spinner /> Reading {reading} and comparing it…
          </>
        )}
      </p>
    </div>
  );
}

const rosterHelp =
  "Needed: employee id, first name, last name. Read as well: e-mail, hire date, employment status, state, department, educational assistance elsewhere. Up to 50,000 rows.";
const loansHelp =
  "Needed: employee id, servicer, loan account number, loan type, status, outstanding principal and interest, interest rate, origination date. Loans that the file lacks are left alone.";
