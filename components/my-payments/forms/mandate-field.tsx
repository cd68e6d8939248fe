"use client";
import type { FieldValues, Path } from "react-hook-form";
import { FieldError } from "../../forms/field";
import type { ServerForm } from "../../forms/server-form";
import { Checkbox } from "../../ui/controls/choices";

type MandateFieldProps<Values extends FieldValues> = {
  form: ServerForm<Values>;
  name: Path<Values>;
  /** What is agreed to, with what stands in the form now; null while that is not complete. */
  text: string | null;
};

/** The words of the mandate and the tick that agrees to them: kept with who, when and from where. */
export function MandateField<Values extends FieldValues>({ form, name, text }: MandateFieldProps<Values>) {
  const id = form.fieldId(name);
  const error = form.rhf.getFieldState(name, form.rhf.formState).error?.message;
  return (
    <div className="grid gap-2 rounded-md border bg-surface p-4">
      <p id={`${id}-text`} className={text === null ? "text-muted" : undefined}>
        {text ?? "What you agree to stands here as soon as the form is complete."}
      </p>
      <Checkbox
        id={id}
        {...form.rhf.register(name)}
        label="I agree"
        aria-describedby={`${id}-text${error === undefined ? "" : ` ${id}-error`}`}
        aria-invalid={error !== undefined}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}
