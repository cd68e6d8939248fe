import type { ReactNode } from "react";
import { OctagonAlert } from "lucide-react";

type FieldProps = {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  /** Says so beside the label; every other field is required. */
  optional?: boolean;
  children: ReactNode;
};

/** Label above, help and error below. The input inside takes `fieldAria(...)`. */
export function Field({ id, label, help, error, optional = false, children }: FieldProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-sm text-muted">
          {help}
        </p>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p id={`${id}-error`} className="flex gap-1.5 text-sm text-problem">
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {error}
    </p>
  );
}

/** What an input needs so that its help and its error are read with it. */
export function fieldAria(id: string, hasHelp: boolean, error: string | undefined) {
  const described = [hasHelp && `${id}-help`, error !== undefined && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    "aria-invalid": error !== undefined,
    "aria-describedby": described === "" ? undefined : described,
  };
}
