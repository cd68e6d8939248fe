import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { firstValues, type SearchParams } from "@/components/data/url";
import { Builder } from "@/components/drafts/builder";
import { PageHeader } from "@/components/shell/page-header";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { Refusal } from "@/lib/domain/refusal";
import { getDraft } from "@/lib/queries/drafts/get-draft";
import { listDraftRows } from "@/lib/queries/drafts/list-draft-rows";
import { rowsQuery } from "@/lib/schemas/draft";

export const metadata: Metadata = { title: "Draft" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
};

export default async function DraftPage({ params, searchParams }: Props) {
  const actor = await employerPage();
  const { id } = await params;
  const asked = rowsQuery.safeParse(firstValues(await searchParams));
  const query = asked.success ? { ...asked.data, after: 0 } : rowsQuery.parse({});
  const draft = await getDraft(actor, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "not_found") notFound();
    throw error;
  });
  // What was released is the batch; an old address leads there.
  if (draft.batchId !== null) redirect(`/batch-payments/${draft.batchId}`);
  const rows = await listDraftRows(actor, id, query);
  const { show, code, q } = query;
  return (
    <>
      <PageHeader
        title={draft.title}
        about={`Prepared by ${draft.preparers.join(", ")}. Changes save themselves.`}
        back={{ href: "/batch-payments", label: "Batch payments" }}
      />
      <Builder
        draft={draft}
        rows={rows}
        shown={{ show, code, q }}
        mayPrepare={may(actor, "batches:prepare")}
      />
    </>
  );
}
