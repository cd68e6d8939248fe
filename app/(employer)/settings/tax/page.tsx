import type { Metadata } from "next";
import { DataTable } from "@/components/data/data-table";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { TaxLimitForm } from "@/components/settings/tax-limit-form";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { Money } from "@/components/ui/display/money";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { listTaxLimits } from "@/lib/queries/settings/list-tax-limits";
import type { TaxLimitView } from "@/lib/schemas/tax";

export const metadata: Metadata = { title: "Tax limits" };

export default async function TaxSettingsPage() {
  const actor = await employerPage();
  const limits = await listTaxLimits(actor);
  const nextYear = Math.max(...limits.map(({ year }) => year)) + 1;
  return (
    <>
      <PageHeader
        title="Settings"
        about="How much an employer may pay tax-free for an employee in a calendar year (§127)."
      />
      <SettingsTabs current="/settings/tax" />
      <Section
        title="Limits"
        about="A year without a row is computed with the last one known, with a warning: the law only raises it."
      >
        <DataTable<TaxLimitView>
          caption="Tax limits by year"
          rows={limits}
          rowKey={({ year }) => `${year}`}
          columns={[
            { key: "year", head: "Year", cell: ({ year }) => year },
            { key: "source", head: "Source", cell: ({ source }) => source },
            { key: "by", head: "Entered by", cell: ({ enteredBy }) => enteredBy ?? "the law" },
            { key: "amount", head: "Limit", align: "end", cell: ({ amount }) => <Money amount={amount} /> },
          ]}
        />
      </Section>
      <Section title="Enter a later year">
        {may(actor, "settings:write") ? (
          <TaxLimitForm key={nextYear} year={nextYear} />
        ) : (
          <p className="text-muted">An owner enters it here once the IRS has published it.</p>
        )}
      </Section>
    </>
  );
}
