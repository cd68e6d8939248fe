import type { DestinationView, OdfiView } from "@/lib/schemas/bank/bank-settings";
import type { InstallationView } from "@/lib/schemas/installation";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { LinkButton } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";
import { Card, Section } from "../ui/display/card";
import { TimeText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { StatusDot } from "../ui/display/status";
import { DestinationForm, OdfiForm } from "./bank-forms";

type Servicer = InstallationView["servicers"][number];

/** The bank that sends the files; its form where `editing`. */
export function BankSection({ odfi, editing }: { odfi: OdfiView | null; editing: boolean }) {
  return (
    <Section
      title="Bank"
      about="The bank that originates (ODFI): NACHA files go to it."
      actions={
        editing ? undefined : (
          <LinkButton href="/operator?edit=bank" scroll={false} size="sm">
            {odfi ? "Change the bank" : "Enter the bank"}
          </LinkButton>
        )
      }
    >
      <Card>
        {editing ? (
          <OdfiForm odfi={odfi} />
        ) : odfi === null ? (
          <p className="text-muted">Not entered yet. Without it nothing is released on the NACHA rail.</p>
        ) : (
          <DescriptionList
            facts={[
              { label: "Bank", value: odfi.name },
              { label: "Routing number", value: odfi.routingNumber },
              { label: "Immediate origin", value: `${odfi.originId}, ${odfi.originName}` },
              {
                label: "Entered by",
                value: (
                  <>
                    {odfi.updatedBy}, <TimeText at={odfi.updatedAt} />
                  </>
                ),
              },
            ]}
          />
        )}
      </Card>
    </Section>
  );
}

function accountCell(destination: DestinationView | null, needed: boolean) {
  if (destination === null) {
    return <StatusDot state={needed ? "problem" : "waiting"} word="No account" />;
  }
  if (destination.notice !== null) return <StatusDot state="attention" word="Its bank corrects it" />;
  return `${destination.routingNumber}, ${destination.type} ending in ${destination.last4}`;
}

/** The servicers and where each is paid; `editing` is the one whose form is open. */
export function ServicersSection({
  servicers,
  editing,
  needed,
}: {
  servicers: readonly Servicer[];
  editing: Servicer | undefined;
  needed: boolean;
}) {
  return (
    <Section
      title="Servicers"
      about="The companies that collect student loans and are paid for the employees, and the account of each."
    >
      {editing && (
        <Card>
          <h3 className="mb-4 font-medium">Where {editing.name} is paid</h3>
          {editing.destination?.notice && (
            <div className="mb-4">
              <Alert state="attention" title={`Its bank says: ${editing.destination.notice.text}`}>
                Enter what is corrected; saving ends this notice.
              </Alert>
            </div>
          )}
          <DestinationForm key={editing.id} servicer={editing} />
        </Card>
      )}
      <DataTable<Servicer>
        caption="Servicers"
        rows={servicers}
        rowKey={(servicer) => servicer.id}
        columns={[
          { key: "name", head: "Servicer", cell: (servicer) => servicer.name },
          { key: "address", head: "Address", cell: (servicer) => servicer.address },
          { key: "account", head: "Account", cell: (servicer) => accountCell(servicer.destination, needed) },
          {
            key: "format",
            head: "Loan numbers",
            cell: (servicer) => servicer.destination?.accountNumberFormat ?? "Any form",
          },
          {
            key: "edit",
            head: "Change the account",
            hideHead: true,
            interactive: true,
            align: "end",
            cell: (servicer) => (
              <LinkButton
                size="sm"
                href={`/operator?edit=${servicer.id}`}
                scroll={false}
                prefetch={false}
                aria-label={`${servicer.destination ? "Change" : "Enter"} the account of ${servicer.name}`}
              >
                {servicer.destination ? "Change" : "Enter"}
              </LinkButton>
            ),
          },
        ]}
        empty={<EmptyState title="Servicers will stand here">They come with the first loans.</EmptyState>}
      />
    </Section>
  );
}
