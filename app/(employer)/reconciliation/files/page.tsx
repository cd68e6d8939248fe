import type { Metadata } from "next";
import { ReadFiles, SentFiles } from "@/components/bank/files-tables";
import { UploadFile } from "@/components/bank/upload-file";
import { Waits } from "@/components/bank/waits";
import { ReconciliationTabs } from "@/components/reconciliation/reconciliation-tabs";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { firstValues, hrefWith, pageLinks, type SearchParams } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { employerPage } from "@/lib/auth/page";
import { counted } from "@/lib/domain/counted";
import { listBankFiles } from "@/lib/queries/bank/list-bank-files";
import { sentPlace } from "@/lib/schemas/bank/bank-files";
import { seqPlace, type WalkedPage } from "@/lib/schemas/places";

export const metadata: Metadata = { title: "Bank files" };

const path = "/reconciliation/files";

export default async function BankFilesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage("bank:files");
  const query = firstValues(await searchParams);
  const view = await listBankFiles(actor, { sent: sentPlace(query), read: seqPlace(query) });
  const csv = (list: string) => (
    <ExportCsvLink size="sm" href={hrefWith("/api/ui/bank-files.csv", { list })} />
  );
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
        actions={csv("sent")}
      >
        <SentFiles files={view.sent.rows} writesFiles={view.writesFiles} />
        <Pages path={path} page={view.sent} list="sent" />
      </Section>
      <Section title="Read" actions={csv("read")}>
        <ReadFiles files={view.read.rows} />
        <Pages path={path} page={view.read} />
      </Section>
    </>
  );
}

/** `list` tells the two lists of this page apart in the address. */
function Pages({ path, page, list }: { path: string; page: WalkedPage<unknown>; list?: string }) {
  if (page.rows.length === 0) return null;
  return (
    <Pager
      shown={counted(page.rows.length, "file on this page", "files on this page")}
      {...pageLinks(path, {}, page, list)}
    />
  );
}
