import type { Metadata } from "next";
import { AddAccountForm } from "@/components/accounts/add-account-form";
import { PageHeader } from "@/components/shell/page-header";
import { payingBorrowerPage } from "@/lib/auth/page";

export const metadata: Metadata = { title: "Add an account" };

export default async function NewMyAccountPage() {
  const actor = await payingBorrowerPage();
  return (
    <>
      <PageHeader
        title="Add an account"
        about="An account of your own. Two deposits under $0.31 go to it with the next file and arrive on the banking day after; naming them shows that it is yours."
        back={{ href: "/my/accounts", label: "Accounts" }}
      />
      <AddAccountForm nameOnAccount={actor.name} of="borrower" />
    </>
  );
}
