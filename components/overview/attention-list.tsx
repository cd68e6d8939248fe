import type { Attention } from "@/lib/schemas/reports/overview";
import { cx } from "../ui/class-names";
import { LinkButton } from "../ui/controls/link-button";
import { Card } from "../ui/display/card";
import { VisuallyHidden } from "../ui/display/hidden";
import { stateLook } from "../ui/states";
import { attentionWords } from "./attention-words";

const spoken = { problem: "Problem: ", attention: "To decide: ", waiting: "" };

/** What a person should look at, the most pressing first; a quiet sentence where there is nothing. */
export function AttentionList({ items }: { items: readonly Attention[] }) {
  if (items.length === 0) {
    return (
      <Card>
        <p className="text-muted">
          Nothing needs you. Returned payments, drafts sent back and failed debits would stand here.
        </p>
      </Card>
    );
  }
  return (
    <Card flush>
      <ul className="divide-y">
        {items.map((item) => (
          <Entry key={JSON.stringify(item)} item={item} />
        ))}
      </ul>
    </Card>
  );
}

function Entry({ item }: { item: Attention }) {
  const { state, title, detail, link } = attentionWords(item);
  const { icon: Icon, text } = stateLook[state];
  return (
    <li className="flex items-start gap-3 px-4 py-3 max-sm:flex-wrap">
      <Icon aria-hidden className={cx("mt-0.5 size-4 shrink-0", text)} />
      {/* On a telephone the link stands below the words: beside them they would have half a line. */}
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-1.75rem)]">
        <p className="font-medium">
          <VisuallyHidden>{spoken[state]}</VisuallyHidden>
          {title}
        </p>
        <p className="text-sm break-words whitespace-pre-line text-muted">{detail}</p>
      </div>
      {link && (
        <LinkButton href={link.href} size="sm" prefetch={false} className="max-sm:ml-7">
          {link.words}
        </LinkButton>
      )}
    </li>
  );
}
