import type { ComponentProps, ReactNode } from "react";
import { cx } from "../class-names";

type CheckboxProps = ComponentProps<"input"> & { label: ReactNode; help?: ReactNode; hideLabel?: boolean };

/** A native checkbox whose label is part of its target. `hideLabel` keeps the words for screen readers only. */
export function Checkbox({ label, help, hideLabel = false, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx("inline-flex min-h-6 min-w-6 cursor-pointer items-start gap-2.5", className)}>
      <input type="checkbox" {...rest} className="mt-0.5 size-4 shrink-0" />
      <span className={hideLabel ? "sr-only" : undefined}>
        {label}
        {help !== undefined && <span className="block text-sm text-muted">{help}</span>}
      </span>
    </label>
  );
}

export type RadioOption = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean };

type RadioGroupProps = {
  legend: ReactNode;
  name: string;
  options: readonly RadioOption[];
  help?: ReactNode;
  hideLegend?: boolean;
  /** In a line instead of below each other. */
  inline?: boolean;
  /** Given to every radio: `register(name)` of react-hook-form, or `onChange`. */
  inputProps?: ComponentProps<"input">;
  value?: string;
  defaultValue?: string;
  describedBy?: string | undefined;
};

export function RadioGroup(props: RadioGroupProps) {
  const { legend, name, options, help, hideLegend = false, inline = false, inputProps, describedBy } = props;
  return (
    <fieldset aria-describedby={describedBy}>
      <legend className={hideLegend ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
      {help !== undefined && <p className="mb-2 text-sm text-muted">{help}</p>}
      <div className={inline ? "flex flex-wrap gap-x-5 gap-y-1" : "grid gap-2"}>
        {options.map((option) => (
          <label key={option.value} className="inline-flex min-h-6 cursor-pointer items-start gap-2.5">
            <input
              type="radio"
              name={name}
              {...inputProps}
              {...chosen(props, option.value)}
              value={option.value}
              disabled={option.disabled}
              className="mt-0.5 size-4 shrink-0"
            />
            <span>
              {option.label}
              {option.help !== undefined && <span className="block text-sm text-muted">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function chosen({ value, defaultValue }: RadioGroupProps, option: string) {
  if (value !== undefined) return { checked: value === option };
  if (defaultValue !== undefined) return { defaultChecked: defaultValue === option };
  return {};
}
