import type { SourceAccountDetail } from "@/lib/schemas/source-account";
import { CopyButton } from "../ui/controls/copy-button";
import { Card, Section } from "../ui/display/card";
import { TimeText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { accountTypeWords } from "./words";

/** What an account is, and the company id that its bank has to know. */
export function AccountFacts({ detail }: { detail: SourceAccountDetail }) {
  const { account } = detail;
  return (
    <>
      <Section title="Details">
        <Card className="py-2! sm:py-2!">
          <DescriptionList
            facts={[
              { label: "Routing number", value: account.routing_number },
              { label: "Account number", value: `ends in ${account.account_number_last_4}` },
              { label: "Type", value: accountTypeWords(account.type) },
              {
                label: "Added",
                value: (
                  <>
                    <TimeText at={detail.createdAt} year /> by {detail.createdBy}
                  </>
                ),
              },
            ]}
          />
        </Card>
      </Section>
      <Section
        title="If your bank filters debits"
        about="Give it this company id, so that it lets our debits through. Without it a debit comes back with the code R29."
      >
        <Card className="flex items-center justify-between py-2! sm:py-2!">
          <p>
            <span className="text-muted">Company id</span>{" "}
            <span className="font-medium tabular-nums">{detail.companyId}</span>
          </p>
          <CopyButton value={detail.companyId} label="Copy the company id" />
        </Card>
      </Section>
    </>
  );
}
