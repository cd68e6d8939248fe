"use client";
import { scopes, scopeWords } from "@/lib/domain/people/scopes";
import { FieldError } from "../forms/field";
import { TextField } from "../forms/fields";
import type { ServerForm } from "../forms/server-form";
import { Checkbox } from "../ui/controls/choices";

export type KeyValues = { name: string; scopes: string[] };

/** Name and scopes of a key. */
export function KeyFields({ form }: { form: ServerForm<KeyValues> }) {
  const id = form.fieldId("scopes");
  const error = form.rhf.getFieldState("scopes", form.rhf.formState).error?.message;
  return (
    <>
      <TextField
        form={form}
        name="name"
        label="Name"
        help="What uses it: “Payroll export”, “Staging”."
        autoComplete="off"
        autoFocus
      />
      <fieldset id={id} tabIndex={-1} aria-describedby={error && `${id}-error`} className="grid gap-2">
        <legend className="mb-1 font-medium">It may</legend>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            value={scope}
            label={scopeWords(scope).label}
            help={scopeWords(scope).may}
            {...form.rhf.register("scopes")}
          />
        ))}
        <FieldError id={id} error={error} />
      </fieldset>
    </>
  );
}
