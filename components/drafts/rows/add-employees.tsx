"use client";
import { useState } from "react";
import { Plus } from "lucide-react";
import { Field, fieldAria } from "@/components/forms/field";
import { Button } from "@/components/ui/controls/button";
import { MoneyInput } from "@/components/ui/controls/inputs";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useToast } from "@/components/ui/overlays/toast";
import { addRows } from "@/lib/actions/draft-rows";
import { counted } from "@/lib/domain/counted";
import type { EmployeeChoice } from "@/lib/schemas/draft";
import { useDraft } from "../draft-context";
import { EmployeeLine, EmployeeSearch } from "./employee-search";

/** The grid's way: some employees or all who can be paid, with one amount for all or none yet. */
export function AddEmployees() {
  const { editable } = useDraft();
  const [open, setOpen] = useState(false);
  if (!editable) return null;
  return (
    <>
      <Button size="sm" icon={<Plus aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
        Add employees
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Add employees"
        about="Each gets a row; the money goes to their own choice of loan, else where the rule says."
      >
        <AddForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const { change } = useDraft();
  const [chosen, setChosen] = useState<readonly EmployeeChoice[]>([]);
  const [amount, setAmount] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState<"all" | "chosen">();
  const toast = useToast();
  const add = async (employees: "eligible" | string[]) => {
    setBusy(employees === "eligible" ? "all" : "chosen");
    const answer = await change((key) => addRows({ ...key, employees, amount }));
    setBusy(undefined);
    if (!answer.ok) return setError(answer.problems[0]?.message ?? answer.detail);
    const { added } = answer.value.value;
    toast({
      title: added === 0 ? "Nobody was added" : `${counted(added, "employee", "employees")} added`,
      ...(added === 0 ? { detail: "Everybody who can be paid is in the draft already." } : {}),
    });
    onDone();
  };
  const toggle = (employee: EmployeeChoice) =>
    setChosen(
      chosen.some((one) => one.id === employee.id)
        ? chosen.filter((one) => one.id !== employee.id)
        : [...chosen, employee],
    );
  return (
    <div className="grid gap-4">
      <Field
        id="add-amount"
        label="Amount for each"
        error={error}
        optional
        help="It can be changed row by row."
      >
        <MoneyInput
          {...fieldAria("add-amount", true, error)}
          className="max-w-48"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
      </Field>
      <ChooseEmployees chosen={chosen} onToggle={toggle} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          onClick={() => add("eligible")}
          loadingWords={busy === "all" ? "Adding everybody…" : undefined}
          disabled={busy === "chosen"}
        >
          Add all eligible
        </Button>
        <Button
          variant="primary"
          disabled={chosen.length === 0 || busy === "all"}
          onClick={() => add(chosen.map((one) => one.id))}
          loadingWords={busy === "chosen" ? "Adding…" : undefined}
        >
          {chosen.length === 0 ? "Add the chosen" : `Add ${chosen.length} chosen`}
        </Button>
      </div>
    </div>
  );
}

type ChooseProps = { chosen: readonly EmployeeChoice[]; onToggle: (employee: EmployeeChoice) => void };

function ChooseEmployees({ chosen, onToggle }: ChooseProps) {
  return (
    <EmployeeSearch>
      {(employee) => (
        <label className="flex cursor-pointer items-center gap-3 px-3 py-2 hover:bg-hover">
          <input
            type="checkbox"
            className="size-4"
            checked={chosen.some((one) => one.id === employee.id)}
            onChange={() => onToggle(employee)}
          />
          <EmployeeLine employee={employee} />
        </label>
      )}
    </EmployeeSearch>
  );
}
