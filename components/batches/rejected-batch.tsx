import { counted, formatCount } from "@/lib/domain/counted";
import type { BatchDetail } from "@/lib/schemas/batches/views";
import { CopyButton } from "../ui/controls/copy-button";
import { Alert } from "../ui/display/alert";
import { Card, Section } from "../ui/display/card";
import { jsonInLines } from "../ui/display/json-lines";

/** More errors than this nobody reads on a page; the API gives them all. */
const ERRORS_SHOWN_MAX = 500;
const SHOWN_CHARACTERS_MAX = 100_000;

/** A batch that was sent by API and refused: why, and what was sent. It occupies nothing and can be sent again, corrected. */
export function RejectedBatch({ batch }: { batch: BatchDetail }) {
  const raw = batch.rawParams ?? "";
  // Cut first: laid out, tens of megabytes of nested lists would become gigabytes.
  const shown = jsonInLines(raw.slice(0, SHOWN_CHARACTERS_MAX));
  const hidden = batch.errors.length - ERRORS_SHOWN_MAX;
  return (
    <>
      <Alert state="problem" title="This batch was refused, and nothing of it will happen">
        Its references are free: corrected, it may be sent again under the same ones.
      </Alert>
      <Section title={counted(batch.errors.length, "error", "errors")}>
        <Card>
          <ul className="grid list-disc gap-1 pl-4 break-words">
            {batch.errors.slice(0, ERRORS_SHOWN_MAX).map((error, n) => (
              <li key={n}>{error}</li>
            ))}
          </ul>
          {hidden > 0 && <p className="mt-2 text-muted">and {formatCount(hidden)} more, in the API.</p>}
        </Card>
      </Section>
      <Section title="What was sent" actions={<CopyButton value={raw} label="Copy what was sent" />}>
        <Card>
          <pre tabIndex={0} className="max-h-96 overflow-auto text-sm whitespace-pre-wrap wrap-anywhere">
            {shown}
            {raw.length > SHOWN_CHARACTERS_MAX && "…"}
          </pre>
        </Card>
      </Section>
    </>
  );
}
