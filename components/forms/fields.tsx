"use client";
import type { ComponentProps, ReactNode } from "react";
import type { FieldValues, Path } from "react-hook-form";
import { RadioGroup } from "../ui/controls/choices";
import type { RadioOption } from "../ui/controls/choices";
import { Input, MoneyInput, Select, Textarea } from "../ui/controls/inputs";
import { Field, fieldAria, FieldError } from "./field";
import type { ServerForm } from "./server-form";

type Common<Values extends FieldValues> = {
  form: ServerForm<Values>;
  name: Path<Values>;
  label: ReactNode;
  help?: ReactNode;
  optional?: boolean;
};

type Bound<Values extends FieldValues, Tag extends "input" | "textarea" | "select"> = Common<Values> &
  Omit<ComponentProps<Tag>, "form" | "name" | "id">;

function useBound<Values extends FieldValues>({ form, name, help }: Common<Values>) {
  const error = form.rhf.getFieldState(name, form.rhf.formState).error?.message;
  const id = form.fieldId(name);
  return { id, error, aria: fieldAria(id, help !== undefined, error), registered: form.rhf.register(name) };
}

export function TextField<Values extends FieldValues>(props: Bound<Values, "input">) {
  const { form: _form, name: _name, label, help, optional, ...rest } = props;
  const { id, error, aria, registered } = useBound(props);
  return (
    <Field {...{ id, label, help, error }} optional={optional ?? false}>
      <Input {...rest} {...registered} {...aria} />
    </Field>
  );
}

export function MoneyField<Values extends FieldValues>(props: Bound<Values, "input">) {
  const { form: _form, name: _name, label, help, optional, ...rest } = props;
  const { id, error, aria, registered } = useBound(props);
  return (
    <Field {...{ id, label, help, error }} optional={optional ?? false}>
      <MoneyInput {...rest} {...registered} {...aria} className="max-w-48" />
    </Field>
  );
}

export function TextareaField<Values extends FieldValues>(props: Bound<Values, "textarea">) {
  const { form: _form, name: _name, label, help, optional, ...rest } = props;
  const { id, error, aria, registered } = useBound(props);
  return (
    <Field {...{ id, label, help, error }} optional={optional ?? false}>
      <Textarea {...rest} {...registered} {...aria} />
    </Field>
  );
}

/** `children` are the options. */
export function SelectField<Values extends FieldValues>(props: Bound<Values, "select">) {
  const { form: _form, name: _name, label, help, optional, ...rest } = props;
  const { id, error, aria, registered } = useBound(props);
  return (
    <Field {...{ id, label, help, error }} optional={optional ?? false}>
      <Select {...rest} {...registered} {...aria} />
    </Field>
  );
}

export function RadioField<Values extends FieldValues>(
  props: Common<Values> & { options: readonly RadioOption[] },
) {
  const { name, label, help, options } = props;
  const { id, error, registered } = useBound(props);
  return (
    <div id={id} tabIndex={-1} className="grid gap-1">
      <RadioGroup
        legend={label}
        name={name}
        options={options}
        help={help}
        inputProps={registered}
        describedBy={error && `${id}-error`}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}
