"use client";
import { useSyncExternalStore } from "react";
import { RadioGroup } from "../ui/controls/choices";
import { remember, themeCookie } from "./cookies";

const themes = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

function choose(theme: string): void {
  remember(themeCookie, theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** Light, dark, or as the system has it. The server writes the choice onto `<html>`, so that no page flashes. */
export function ThemeChoice({ name }: { name: string }) {
  const theme = useSyncExternalStore(
    watch,
    () => document.documentElement.dataset["theme"] ?? "system",
    () => "system",
  );
  return (
    <RadioGroup
      legend="Theme"
      name={name}
      options={themes}
      value={theme}
      inline
      inputProps={{ onChange: (event) => choose(event.target.value) }}
    />
  );
}
