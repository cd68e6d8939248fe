import { ReturnedTable } from "@/components/reconciliation/returned-table";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { hrefWith, pageLinks, type Query } from "@/components/data/url";
import { Section } from "@/components/ui/display/card";
import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { counted } from "@/lib/domain/counted";
import { listReturned } from "@/lib/queries/reconciliation/list-returned";
import { waitingPlace } from "@/lib/schemas/reconciliation/views";

const path = "/reconciliation";

/** Payments that came back, to be refunded or sent again from here. */
export async function CameBack({ actor, query }: { actor: UserActor; query: Query }) {
  const { rows, total, before, after } = await listReturned(actor, waitingPlace(query));
  const kept = { show: "returned" };
  return (
    <Section
      title="Came back"
      about="The money is here. It goes back to your account, or out again to the servicer; no second debit."
      actions={<ExportCsvLink href={hrefWith("/api/ui/reconciliation.csv", { list: "returned" })} />}
    >
      <ReturnedTable rows={rows} mayAct={may(actor, "batches:release")} />
      {rows.length > 0 && (
        <Pager
          shown={`${rows.length} of ${counted(total, "payment", "payments")}`}
          {...pageLinks(path, kept, { before, after })}
        />
      )}
    </Section>
  );
}
