import { Tabs } from "../ui/controls/tabs";

const tabs = [
  { href: "/reconciliation", label: "Payments" },
  { href: "/reconciliation/files", label: "Bank files" },
] as const;

/** The pages of Reconciliation; `files` where this person may see the bank's files. */
export function ReconciliationTabs({
  current,
  files,
}: {
  current: (typeof tabs)[number]["href"];
  files: boolean;
}) {
  const shown = tabs.filter((tab) => files || tab.href !== "/reconciliation/files");
  if (shown.length === 1) return null;
  return (
    <Tabs label="Reconciliation" tabs={shown.map((tab) => ({ ...tab, current: tab.href === current }))} />
  );
}
