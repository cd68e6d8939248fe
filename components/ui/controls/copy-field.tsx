"use client";
import { CopyButton } from "./copy-button";
import { Input } from "./inputs";

type Props = { label: string; copyLabel: string; value: string; className?: string };

/** A text to be taken along, such as a key: whole at one click, or by the button. */
export function CopyField({ label, copyLabel, value, className }: Props) {
  return (
    <div className="flex items-center gap-2">
      <Input
        readOnly
        value={value}
        aria-label={label}
        className={className}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton value={value} label={copyLabel} />
    </div>
  );
}
