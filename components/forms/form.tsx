"use client";
import type { MouseEvent, ReactNode } from "react";
import { useEffect, useRef } from "react";
import type { FieldValues } from "react-hook-form";
import { Button } from "../ui/controls/button";
import { OctagonAlert } from "lucide-react";
import { listErrors } from "./errors";
import type { ServerForm } from "./server-form";

type FormProps<Values extends FieldValues> = {
  form: ServerForm<Values>;
  children: ReactNode;
  /** "Add the account" */
  submitWords: string;
  /** "Adding the account…" */
  busyWords: string;
  /** Beside the button: a `LinkButton` to leave. */
  secondary?: ReactNode;
};

/** A form of `useServerForm`: its summary of errors, its fields, its button. At most 560 wide. */
export function Form<Values extends FieldValues>(props: FormProps<Values>) {
  const { form, children, submitWords, busyWords, secondary } = props;
  return (
    <form onSubmit={form.onSubmit} noValidate className="grid max-w-[35rem] gap-5">
      <ErrorSummary form={form} />
      {children}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loadingWords={form.busy ? busyWords : undefined}>
          {submitWords}
        </Button>
        {secondary}
      </div>
    </form>
  );
}

/** Everything that is wrong, each with a link to its field. Takes the focus when the form was refused. */
export function ErrorSummary<Values extends FieldValues>({ form }: { form: ServerForm<Values> }) {
  const ref = useRef<HTMLDivElement>(null);
  const { refusals, failure } = form;
  useEffect(() => {
    if (refusals > 0) ref.current?.focus();
  }, [refusals]);
  const problems = listErrors(form.rhf.formState.errors);
  if (problems.length === 0 && failure === undefined) return null;
  // A plain link would only scroll: the field must get the focus.
  const go = (event: MouseEvent, path: string) => {
    event.preventDefault();
    document.getElementById(form.fieldId(path))?.focus();
  };
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="flex gap-3 rounded-md bg-problem-soft px-4 py-3">
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-problem" />
      <div className="grid gap-1">
        <p className="font-medium text-problem">
          {problems.length === 0
            ? failure
            : `${problems.length === 1 ? "One thing needs" : `${problems.length} things need`} your attention`}
        </p>
        {problems.length > 0 && (
          <ul className="grid gap-1">
            {failure !== undefined && <li>{failure}</li>}
            {problems.map(({ path, message }) => (
              <li key={path}>
                <a
                  href={`#${form.fieldId(path)}`}
                  onClick={(event) => go(event, path)}
                  className="underline underline-offset-2"
                >
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
