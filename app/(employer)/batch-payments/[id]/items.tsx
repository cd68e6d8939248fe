import { ItemsTable } from "@/components/batches/items-table";
import { itemStatusWords, paymentsWords } from "@/components/batches/words";
import { Filters, SearchFilter, SelectFilter } from "@/components/data/filters";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { hrefWith, pageLinks, type Query } from "@/components/data/url";
import { Section } from "@/components/ui/display/card";
import type { UserActor } from "@/lib/auth/actor";
import { itemStatuses } from "@/lib/domain/batches/status";
import { listItems } from "@/lib/queries/batches/list-items";
import { itemPlace, itemsFilter } from "@/lib/schemas/batches/filters";

const statusOptions = itemStatuses.map((value) => ({ value, label: itemStatusWords(value).word }));

/** The payments of a batch: filters, a page of the table, all of them as CSV. */
export async function BatchItems({
  actor,
  batchId,
  query,
}: {
  actor: UserActor;
  batchId: string;
  query: Query;
}) {
  const path = `/batch-payments/${batchId}`;
  const kept = { q: query["q"], status: query["status"] };
  const page = await listItems(actor, batchId, itemsFilter(query), itemPlace(query));
  return (
    <Section title="Payments">
      <Filters
        path={path}
        actions={<ExportCsvLink href={hrefWith(`/api/ui/batches/${batchId}/items.csv`, kept)} />}
      >
        <SearchFilter
          label="Search payments"
          placeholder="Name, id, reference, loan’s last 4"
          value={query["q"]}
        />
        <SelectFilter
          name="status"
          label="Status"
          value={query["status"]}
          options={statusOptions}
          all="All statuses"
        />
      </Filters>
      <ItemsTable batchId={batchId} rows={page.rows} />
      <Pager shown={`${paymentsWords(page.rows.length)} on this page`} {...pageLinks(path, kept, page)} />
    </Section>
  );
}
