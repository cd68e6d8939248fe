"use client";
import { useWatch } from "react-hook-form";
import { Check } from "lucide-react";
import {
  ACCOUNT_NUMBER_DIGITS_MAX,
  ACCOUNT_NUMBER_DIGITS_MIN,
  accountNumberProblem,
} from "@/lib/domain/accounts/account-number";
import { TextField } from "../forms/fields";
import type { ServerForm } from "../forms/server-form";
import type { AccountValues } from "./add-account-form";

/** The account number, twice: each says while it is typed what the server would refuse. */
export function AccountNumberFields({ form }: { form: ServerForm<AccountValues> }) {
  const [typed, again] = useWatch({ control: form.rhf.control, name: ["accountNumber", "repeated"] });
  const found = typed.trim();
  // Too few digits is no mistake while somebody types.
  const problem =
    found.length < ACCOUNT_NUMBER_DIGITS_MIN && /^\d*$/.test(found) ? null : accountNumberProblem(found);
  const repeated = again.trim();
  return (
    <>
      <TextField
        form={form}
        name="accountNumber"
        label="Account number"
        help={
          problem === null ? (
            `${ACCOUNT_NUMBER_DIGITS_MIN} to ${ACCOUNT_NUMBER_DIGITS_MAX} digits. Kept encrypted; only the last four are ever shown.`
          ) : (
            <span role="status" className="text-problem">
              {problem}
            </span>
          )
        }
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        form={form}
        name="repeated"
        label="Account number again"
        help={<Sameness found={found} repeated={repeated} />}
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  );
}

function Sameness({ found, repeated }: { found: string; repeated: string }) {
  if (repeated === "") return "So that a slip of a digit is seen.";
  if (found === repeated) {
    return (
      <span role="status" className="inline-flex items-center gap-1 text-done">
        <Check aria-hidden className="size-4" />
        The same.
      </span>
    );
  }
  // As long as it goes on like the first, nothing is wrong yet.
  if (found.startsWith(repeated)) return "So that a slip of a digit is seen.";
  return (
    <span role="status" className="text-problem">
      Not the same as above.
    </span>
  );
}
