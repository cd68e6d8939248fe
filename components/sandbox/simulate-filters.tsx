import type { SimulationChoices } from "@/lib/schemas/sandbox-page";
import { Filters, SearchFilter, SelectFilter } from "../data/filters";

type SimulateFiltersProps = {
  choices: SimulationChoices;
  batch: string;
  text: string | undefined;
  /** The search of the mails below, kept. */
  mails: string | undefined;
};

/** Which batch, and which of its payments are offered. */
export function SimulateFilters({ choices, batch, text, mails }: SimulateFiltersProps) {
  const [latest, ...others] = choices.batches;
  return (
    <div className="grid gap-2">
      <Filters path="/sandbox" keep={{ q: mails }}>
        <SelectFilter
          name="batch"
          label="Batch"
          value={batch === latest?.id ? undefined : batch}
          options={others.map(({ id, title }) => ({ value: id, label: title }))}
          all={`${latest?.title ?? ""} (the latest)`}
        />
        <SearchFilter name="payment" label="Search its payments" value={text} />
      </Filters>
      {choices.moreItems && (
        <p className="text-sm text-muted">
          The first {choices.items.length} payments are offered; search for a name, an employee id or a
          reference.
        </p>
      )}
    </div>
  );
}
