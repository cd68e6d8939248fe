import type { Metadata } from "next";
import { AddAccountForm } from "@/components/accounts/add-account-form";
import { PageHeader } from "@/components/shell/page-header";
import { employerPage } from "@/lib/auth/page";
import { readClock } from "@/lib/queries/shell/read-clock";

export const metadata: Metadata = { title: "Add an account" };

export default async function NewSourceAccountPage() {
  const actor = await employerPage("accounts:write");
  const { business } = await readClock(actor);
  return (
    <>
      <PageHeader
        title="Add an account"
        about="An account of the company. Two deposits under $0.31 go to it with the next file and arrive on the banking day after; naming them verifies it."
        back={{ href: "/source-accounts", label: "Source accounts" }}
      />
      <AddAccountForm nameOnAccount={business} of="business" />
    </>
  );
}
