import type { Metadata } from "next";
import { firstValues, type SearchParams } from "@/components/data/url";
import { ChooseFile } from "@/components/employees/imports/choose-file";
import { PageHeader } from "@/components/shell/page-header";
import { Tabs } from "@/components/ui/controls/tabs";
import { employerPage } from "@/lib/auth/page";

export const metadata: Metadata = { title: "Import employees or loans" };

const path = "/employees/import";

export default async function ImportPage({ searchParams }: { searchParams: SearchParams }) {
  await employerPage("employees:write");
  const kind = firstValues(await searchParams)["kind"] === "loans" ? "loans" : "roster";
  return (
    <>
      <PageHeader
        title="Import"
        about="Choose a file and see what it would add, change and remove. Nothing is done until you apply it."
        back={{ href: "/employees", label: "Employees" }}
      />
      <Tabs
        label="What the file holds"
        tabs={[
          { href: path, label: "Roster", current: kind === "roster" },
          { href: `${path}?kind=loans`, label: "Loans", current: kind === "loans" },
        ]}
      />
      <ChooseFile key={kind} kind={kind} />
    </>
  );
}
