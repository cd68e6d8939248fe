"use client";
import type { FormEvent } from "react";
import { useId, useState } from "react";
import type { DefaultValues, FieldValues, Path, Resolver, UseFormReturn } from "react-hook-form";
import { useForm } from "react-hook-form";
import type { FormProblem } from "./errors";

/** What a server action answers: the thing, or everything that is wrong with it. */
export type FormResult<Value> =
  { ok: true; value: Value } | { ok: false; message: string; problems?: readonly FormProblem[] };

export type ServerForm<Values extends FieldValues> = {
  rhf: UseFormReturn<Values>;
  /** The id of a field's input. */
  fieldId: (path: string) => string;
  onSubmit: (event: FormEvent) => void;
  busy: boolean;
  /** Refused for a reason that belongs to no field. */
  failure: string | undefined;
  /** Counts refusals: the summary takes the focus at each. */
  refusals: number;
};

type Options<Values extends FieldValues, Value> = {
  defaultValues: DefaultValues<Values>;
  /** Checks before sending; the server checks again. Weighs 30 KB with zod: leave it out where the server's answer is enough. */
  resolver?: Resolver<Values>;
  action: (values: Values) => Promise<FormResult<Value>>;
  onDone: (value: Value) => void;
};

const unreachable =
  "The server did not answer, so we cannot tell whether this was saved. Nothing you typed is lost: reload in another tab to see, then try again.";

/** A form whose rules live on the server. What was typed stays, whatever the answer. */
export function useServerForm<Values extends FieldValues, Value>(
  options: Options<Values, Value>,
): ServerForm<Values> {
  const { defaultValues, resolver, action, onDone } = options;
  const rhf = useForm<Values>({ defaultValues, shouldFocusError: false, ...(resolver ? { resolver } : {}) });
  const [failure, setFailure] = useState<string>();
  const [refusals, setRefusals] = useState(0);
  const prefix = useId();
  const fieldId = (path: string) => `${prefix}-${path}`;
  const refused = () => setRefusals((count) => count + 1);

  const send = async (values: Values) => {
    setFailure(undefined);
    const result = await action(values).catch((): FormResult<Value> => ({ ok: false, message: unreachable }));
    if (result.ok) return onDone(result.value);
    const strays = placeProblems(rhf, result.problems ?? [], fieldId);
    if (strays.length > 0 || !result.problems?.length) {
      // A refusal of one problem says that problem's sentence as its own.
      setFailure([...new Set([result.message, ...strays])].join(" "));
    }
    refused();
  };

  return {
    rhf,
    fieldId,
    onSubmit: (event) => {
      // A server's error does not vanish by validation, so the form would never be sent again.
      rhf.clearErrors();
      void rhf.handleSubmit(send, refused)(event);
    },
    busy: rhf.formState.isSubmitting,
    failure,
    refusals,
  };
}

/** Puts each problem beside its field; gives back the messages of those that have none on this form. */
function placeProblems<Values extends FieldValues>(
  rhf: UseFormReturn<Values>,
  problems: readonly FormProblem[],
  fieldId: (path: string) => string,
): string[] {
  const isField = (path: string): path is Path<Values> => document.getElementById(fieldId(path)) !== null;
  const strays: string[] = [];
  for (const { path, message } of problems) {
    if (isField(path)) rhf.setError(path, { type: "server", message });
    else strays.push(message);
  }
  return strays;
}
