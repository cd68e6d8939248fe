"use client";
import { useEffect } from "react";
import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import { simulate } from "@/lib/actions/sandbox";
import { CHANGE_CODES, correctedDataWords } from "@/lib/domain/ach/change-codes";
import { returnCodesFor } from "@/lib/domain/ach/return-codes";
import { formatDay } from "@/lib/domain/days";
import type { SimulationKind } from "@/lib/schemas/sandbox";
import type { SimulationChoices } from "@/lib/schemas/sandbox-page";
import { MoneyField, RadioField, SelectField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { useToast } from "../ui/overlays/toast";
import { kindsOffered, kindWords } from "./simulation-words";

type Values = { kind: SimulationKind; item: string; code: string; amount: string; corrected_data: string };

const isPosting = (kind: SimulationKind): kind is "servicer_short" | "servicer_posted" =>
  kind === "servicer_short" || kind === "servicer_posted";
const isOfPayment = (kind: SimulationKind): boolean => kind === "credit_return" || isPosting(kind);

/** What the operation takes: only the fields that belong to the kind. */
function inputOf(values: Values, batch: string) {
  const { kind, item, code, amount, corrected_data } = values;
  return {
    kind,
    id: isOfPayment(kind) ? item : batch,
    ...(isPosting(kind) ? { amount } : { code }),
    ...(kind === "notification_of_change" ? { corrected_data } : {}),
  };
}

function codesOf(kind: SimulationKind): { code: string; words: string }[] {
  if (kind === "notification_of_change") {
    return CHANGE_CODES.filter(({ automatic }) => automatic).map(({ code, corrects }) => ({
      code,
      words: corrects,
    }));
  }
  return isPosting(kind) ? [] : returnCodesFor(kind).map(({ code, meaning }) => ({ code, words: meaning }));
}

/** Tells the sandbox's bank or a servicer what to answer next about a batch or one of its payments. */
export function SimulateForm({ batch, items }: { batch: string; items: SimulationChoices["items"] }) {
  const router = useRouter();
  const toast = useToast();
  const form = useServerForm<Values, { due_on: Parameters<typeof formatDay>[0] }>({
    defaultValues: {
      kind: "debit_return",
      item: items[0]?.id ?? "",
      code: "R01",
      amount: "",
      corrected_data: "",
    },
    action: async (values) => fromAction(await simulate(inputOf(values, batch))),
    onDone: ({ due_on }) => {
      toast({ title: `The answer comes on ${formatDay(due_on)}`, detail: "Move the clock there to see it." });
      router.refresh();
    },
  });
  const { control, setValue } = form.rhf;
  const [kind, code] = useWatch({ control, name: ["kind", "code"] });
  // Each kind has codes of its own: one of another kind would leave the menu empty.
  useEffect(() => setValue("code", codesOf(kind)[0]?.code ?? ""), [kind, setValue]);
  return (
    <Form form={form} submitWords="Ask for this answer" busyWords="Asking…">
      <RadioField
        form={form}
        name="kind"
        label="What happens"
        options={kindsOffered.map((value) => ({ value, ...kindWords[value] }))}
      />
      {isOfPayment(kind) && (
        <SelectField
          form={form}
          name="item"
          label="Payment"
          help="Of the batch chosen above; search to find others."
        >
          {items.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      {isPosting(kind) ? (
        <MoneyField
          form={form}
          name="amount"
          label="Amount that is posted"
          help={kind === "servicer_short" ? "Less than the payment’s." : "Beside what was posted before."}
        />
      ) : (
        <SelectField key={kind} form={form} name="code" label="Code">
          {codesOf(kind).map(({ code, words }) => (
            <option key={code} value={code}>
              {code}, {words}
            </option>
          ))}
        </SelectField>
      )}
      {kind === "notification_of_change" && (
        <TextField
          form={form}
          name="corrected_data"
          label="Corrected data"
          help={`As the bank writes it: ${correctedDataWords(code) ?? "what the code says"}.`}
        />
      )}
    </Form>
  );
}
