import { Mail } from "lucide-react";
import type { MailView } from "@/lib/schemas/sandbox-page";
import { EmptyState } from "../data/empty-state";
import { Card } from "../ui/display/card";
import { TimeText } from "../ui/display/day";
import { StatusDot } from "../ui/display/status";

/** Letters, each opened in place. */
export function Mails({ rows, filtered }: { rows: readonly MailView[]; filtered: boolean }) {
  if (rows.length === 0) {
    return (
      <Card flush>
        {filtered ? (
          <EmptyState title="No mail fits these words">Clear the search to see all.</EmptyState>
        ) : (
          <EmptyState icon={<Mail />} title="Mails that Paydown writes will stand here">
            Approval wanted, sent back, debit tomorrow, a payment that came back. In the sandbox none leaves
            this machine.
          </EmptyState>
        )}
      </Card>
    );
  }
  return (
    <Card flush>
      <ul className="divide-y">
        {rows.map((mail) => (
          <li key={mail.id}>
            <Letter mail={mail} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Letter({ mail }: { mail: MailView }) {
  return (
    <details className="group">
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2">
        <span className="min-w-0 flex-1 font-medium break-words max-sm:basis-full">{mail.subject}</span>
        <span className="min-w-0 text-sm break-all text-muted">{mail.to}</span>
        <span className="text-sm text-muted">
          <TimeText at={mail.at} />
        </span>
      </summary>
      <div className="grid gap-3 border-t bg-surface px-4 py-3 text-sm">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
          <span>
            To {mail.toName} &lt;{mail.to}&gt;
          </span>
          <Sending mail={mail} />
        </p>
        {mail.text === null ? (
          <p>The letter holds a one-time link, so only its file in the data folder has the words.</p>
        ) : (
          <p className="max-w-prose break-words whitespace-pre-line">{mail.text}</p>
        )}
      </div>
    </details>
  );
}

function Sending({ mail }: { mail: MailView }) {
  if (mail.sent) return <StatusDot state="done" word="Sent" />;
  if (mail.lastError !== null) return <StatusDot state="problem" word={`Not sent yet: ${mail.lastError}`} />;
  return <StatusDot state="waiting" word="To be sent" />;
}
