"use client";
import { useWatch } from "react-hook-form";
import { Check } from "lucide-react";
import { bankName } from "@/lib/domain/accounts/bank-names";
import {
  paymentsSupported,
  problemsWithRoutingNumber,
  routingProblemWords,
} from "@/lib/domain/routing-number";
import { TextField } from "../forms/fields";
import type { ServerForm } from "../forms/server-form";
import type { AccountValues } from "./add-account-form";

const DIGITS = 9;
const hint = "The nine digits at the bottom left of a cheque.";

type Reading = { words: string; state?: "good" | "bad" };

/** Says what is wrong while it is typed, once there is enough to tell; the server asks the same rule again. */
function reading(typed: string): Reading {
  const found = typed.trim();
  const [problem] = problemsWithRoutingNumber(found);
  // While digits are still missing, too few of them is no mistake; a letter is.
  if (problem?.code === "length" && found.length < DIGITS) return { words: hint };
  if (problem) return { words: routingProblemWords(problem), state: "bad" };
  if (!paymentsSupported({ status: "verified", routingNumber: found })) {
    return { words: "A real number, but no account there takes electronic (ACH) payments.", state: "bad" };
  }
  return { words: bankName(found) ?? "A bank’s routing number: prefix and check digit fit.", state: "good" };
}

const looks = { good: "inline-flex items-center gap-1 text-done", bad: "text-problem" };

export function RoutingNumberField({ form }: { form: ServerForm<AccountValues> }) {
  const typed = useWatch({ control: form.rhf.control, name: "routingNumber" });
  // Refused by the server: its words stand below already.
  const refused = form.rhf.formState.errors.routingNumber !== undefined;
  const { words, state }: Reading = refused ? { words: hint } : reading(typed);
  return (
    <TextField
      form={form}
      name="routingNumber"
      label="Routing number"
      inputMode="numeric"
      autoComplete="off"
      help={
        <span role="status" className={state && looks[state]}>
          {state === "good" && <Check aria-hidden className="size-4" />}
          {words}
        </span>
      }
    />
  );
}
