"use client";
import type { ComponentProps, DragEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import { FileUp } from "lucide-react";
import { cx } from "../class-names";
import { buttonClass } from "./button";

type FileDropProps = {
  /** Names the input, for people and for screen readers: "Contribution file". */
  label: string;
  name: string;
  onFile: (file: File) => void;
  /** On the button: "Choose a CSV file". */
  buttonWords?: string;
  help?: ReactNode;
  accept?: string;
  disabled?: boolean;
  inputProps?: ComponentProps<"input">;
};

/** A file, dropped or chosen. The same file can be chosen twice running: the input is emptied after each. */
export function FileDrop(props: FileDropProps) {
  const {
    label,
    name,
    onFile,
    buttonWords = "Choose a file",
    help,
    accept,
    disabled = false,
    inputProps,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file && !disabled) onFile(file);
    if (input.current) input.current.value = "";
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      onDrop={drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      className={cx(
        "grid justify-items-center gap-2 rounded-md border border-dashed px-6 py-8 text-center transition-colors",
        over ? "border-accent bg-accent-soft" : "border-edge bg-raised",
      )}
    >
      <FileUp aria-hidden className="size-6 text-muted" strokeWidth={1.5} />
      <p className="font-medium">{label}</p>
      {help !== undefined && <p className="max-w-prose text-sm text-muted">{help}</p>}
      <div className="mt-2 flex flex-wrap items-center justify-center gap-2 text-sm text-muted">
        <label
          className={cx(
            buttonClass("secondary"),
            "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
            disabled && "opacity-50",
          )}
        >
          {buttonWords}
          <input
            {...inputProps}
            ref={input}
            type="file"
            name={name}
            aria-label={label}
            accept={accept}
            disabled={disabled}
            onChange={(event) => take(event.target.files?.[0])}
            className="sr-only"
          />
        </label>
        <span>or drop it here</span>
      </div>
    </div>
  );
}
