import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FileLines } from "@/components/bank/files-tables";
import { Pager } from "@/components/data/pager";
import { firstValues, type SearchParams } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { Tabs } from "@/components/ui/controls/tabs";
import { employerPage } from "@/lib/auth/page";
import { formatCount } from "@/lib/domain/counted";
import { appliedWords } from "@/lib/domain/bank/lines";
import { getUpload } from "@/lib/queries/bank/get-upload";
import { bankLinesQuery } from "@/lib/schemas/bank/bank-files";

export const metadata: Metadata = { title: "A file that was read" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
};

export default async function ReadFilePage({ params, searchParams }: Props) {
  const actor = await employerPage("bank:files");
  const { id } = await params;
  const query = bankLinesQuery.parse(firstValues(await searchParams));
  const view = await getUpload(actor, id, query);
  if (!view) notFound();
  const { upload, lines, counts, next } = view;
  const path = `/reconciliation/files/${id}`;
  return (
    <>
      <PageHeader
        title={upload.fileName}
        about={`${upload.summary} ${appliedWords({ applied: upload.applied, ...counts })}`}
        back={{ href: "/reconciliation/files", label: "Bank files" }}
      />
      <Tabs
        label="Which lines"
        tabs={[
          { href: path, label: "To look at", count: counts.open, current: query.show === "open" },
          { href: `${path}?show=all`, label: "All", count: counts.all, current: query.show === "all" },
        ]}
      />
      <FileLines lines={lines} />
      <Pager
        shown={`${lines.length} of ${formatCount(query.show === "open" ? counts.open : counts.all)} lines`}
        {...(next === null ? {} : { nextHref: `${path}?show=${query.show}&after=${next}` })}
      />
    </>
  );
}
