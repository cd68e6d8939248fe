"use client";
import { useState } from "react";
import { Field, fieldAria } from "@/components/forms/field";
import { Input, Select } from "@/components/ui/controls/inputs";
import { TextLink } from "@/components/ui/controls/link-button";
import { editDraft } from "@/lib/actions/drafts";
import { useDraft } from "./draft-context";

/** Title, reference and account; each saves itself when it is left. */
export function Details() {
  const { draft } = useDraft();
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <TextDetail name="title" label="Title" stored={draft.title} />
      <TextDetail name="referenceId" label="Reference" stored={draft.referenceId ?? ""} optional />
      <Account />
    </div>
  );
}

type TextDetailProps = { name: "title" | "referenceId"; label: string; stored: string; optional?: boolean };

function TextDetail({ name, label, stored, optional = false }: TextDetailProps) {
  const { editable, change } = useDraft();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const id = `draft-${name}`;
  const save = async () => {
    if (typed === null || typed === stored) return setTyped(null);
    const answer = await change((key) => editDraft({ ...key, [name]: typed }));
    setError(answer.ok ? undefined : (answer.problems[0]?.message ?? answer.detail));
    if (answer.ok) setTyped(null);
  };
  return (
    <Field id={id} label={label} error={error} optional={optional}>
      <Input
        {...fieldAria(id, false, error)}
        value={typed ?? stored}
        readOnly={!editable}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(null);
        }}
      />
    </Field>
  );
}

function Account() {
  const { draft, editable, change } = useDraft();
  const [error, setError] = useState<string>();
  const id = "draft-account";
  const choose = async (value: string) => {
    const answer = await change((key) => editDraft({ ...key, sourceAccountId: value === "" ? null : value }));
    setError(answer.ok ? undefined : (answer.problems[0]?.message ?? answer.detail));
  };
  const gone =
    draft.sourceAccountId !== null && !draft.accounts.some((one) => one.id === draft.sourceAccountId);
  return (
    <Field
      id={id}
      label="Pay from"
      error={gone ? "The account was removed. Choose another one." : error}
      help={
        draft.accounts.length === 0 ? (
          <TextLink href="/source-accounts/new">Add the company’s bank account</TextLink>
        ) : undefined
      }
    >
      <Select
        {...fieldAria(id, draft.accounts.length === 0, error)}
        value={gone ? "" : (draft.sourceAccountId ?? "")}
        disabled={!editable}
        onChange={(event) => void choose(event.target.value)}
      >
        <option value="">Choose the account</option>
        {draft.accounts.map((account) => (
          <option key={account.id} value={account.id}>
            {account.label}
            {account.verified ? "" : " (not verified)"}
          </option>
        ))}
      </Select>
    </Field>
  );
}
