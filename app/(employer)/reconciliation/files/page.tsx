import type { Metadata } from "next";
import { ReadFiles, SentFiles } from "@/components/bank/files-tables";
import { UploadFile } from "@/components/bank/upload-file";
import { Waits } from "@/components/bank/waits";
import { ReconciliationTabs } from "@/components/reconciliation/reconciliation-tabs";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { employerPage } from "@/lib/auth/page";
import { listBankFiles } from "@/lib/queries/bank/list-bank-files";

export const metadata: Metadata = { title: "Bank files" };

export default async function BankFilesPage() {
  const view = await listBankFiles(await employerPage("bank:files"));
  return (
    <>
      <PageHeader
        title="Bank files"
        about="NACHA files for the bank, and what the bank and the servicers send back."
      />
      <ReconciliationTabs current="/reconciliation/files" files />
      <Waits waits={view.waits} today={view.today} />
      <Section
        title="Read a file"
        about={`Or drop it into ${view.inFolder} of the data folder: it is read within seconds.`}
      >
        <UploadFile />
      </Section>
      <Section
        title="For the bank"
        about={`Each stands in ${view.outFolder} of the data folder too, for SFTP.`}
      >
        <SentFiles files={view.sent} />
      </Section>
      <Section title="Read">
        <ReadFiles files={view.read} />
      </Section>
    </>
  );
}
