import { Tabs } from "../ui/controls/tabs";

const tabs = [
  { href: "/settings/team", label: "Team" },
  { href: "/settings/api-keys", label: "API keys" },
  { href: "/settings/webhooks", label: "Webhooks" },
  { href: "/settings/tax", label: "Tax limits" },
] as const;

/** The pages of Settings; `current` is the address of this one. */
export function SettingsTabs({ current }: { current: (typeof tabs)[number]["href"] }) {
  return <Tabs label="Settings" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
