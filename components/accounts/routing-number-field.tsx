"use client";
import { useWatch } from "react-hook-form";
import { Check } from "lucide-react";
import {
  paymentsSupported,
  problemsWithRoutingNumber,
  routingProblemWords,
} from "@/lib/domain/routing-number";
import { TextField } from "../forms/fields";
import type { ServerForm } from "../forms/server-form";
import type { AccountValues } from "./add-account-form";

const DIGITS = 9;

/** Says what is wrong while it is typed, once there is enough to tell; the server asks the same rule again. */
function reading(typed: string): { words: string; good: boolean } {
  const found = typed.trim();
  const [problem] = problemsWithRoutingNumber(found);
  // While digits are still missing, too few of them is no mistake; a letter or an impossible beginning is.
  if (problem?.code === "length" && found.length < DIGITS) {
    return { words: "The nine digits at the bottom left of a cheque.", good: false };
  }
  if (problem) return { words: routingProblemWords(problem), good: false };
  if (!paymentsSupported({ status: "verified", routingNumber: found })) {
    return { words: "A real number, but no account there takes electronic (ACH) payments.", good: false };
  }
  return { words: "A bank’s routing number: prefix and check digit fit.", good: true };
}

export function RoutingNumberField({ form }: { form: ServerForm<AccountValues> }) {
  const typed = useWatch({ control: form.rhf.control, name: "routingNumber" });
  const { words, good } = reading(typed);
  return (
    <TextField
      form={form}
      name="routingNumber"
      label="Routing number"
      inputMode="numeric"
      autoComplete="off"
      help={
        <span role="status" className={good ? "inline-flex items-center gap-1 text-done" : undefined}>
          {good && <Check aria-hidden className="size-4" />}
          {words}
        </span>
      }
    />
  );
}
