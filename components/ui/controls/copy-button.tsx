"use client";
import { useEffect, useState } from "react";
import { Check, Copy } from "lucide-react";
import { Button } from "./button";

const copiedShownMs = 2000;

/** Copies `value`. `label` says what: "Copy the company id". */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), copiedShownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    // Refused by the browser (no permission, no https): the button simply does not say "Copied".
    navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button variant="quiet" size="sm" onClick={copy} aria-label={label} data-tip={label} className="px-2">
      {copied ? (
        <Check aria-hidden className="size-4 text-done" />
      ) : (
        <Copy aria-hidden className="size-4 text-muted" />
      )}
      <span aria-live="polite" className={copied ? "text-done" : "sr-only"}>
        {copied ? "Copied" : ""}
      </span>
    </Button>
  );
}
