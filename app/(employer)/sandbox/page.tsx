import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Filters, SearchFilter } from "@/components/data/filters";
import { Pager } from "@/components/data/pager";
import { firstValues, hrefWith, type Query, type SearchParams } from "@/components/data/url";
import { ClockFacts } from "@/components/sandbox/clock-facts";
import { Mails } from "@/components/sandbox/mails";
import { MoveClock } from "@/components/sandbox/move-clock";
import { SimulateForm } from "@/components/sandbox/simulate-form";
import { SimulateFilters } from "@/components/sandbox/simulate-filters";
import { Simulations } from "@/components/sandbox/simulations";
import { PageHeader } from "@/components/shell/page-header";
import { Card, Section } from "@/components/ui/display/card";
import type { UserActor } from "@/lib/auth/actor";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { formatCount } from "@/lib/domain/counted";
import { listMails } from "@/lib/queries/sandbox/list-mails";
import { listSimulations, simulationChoices } from "@/lib/queries/sandbox/list-simulations";
import { readClock } from "@/lib/queries/shell/read-clock";
import { itemsFilter } from "@/lib/schemas/batches/filters";
import { seqPlace } from "@/lib/schemas/places";

export const metadata: Metadata = { title: "Sandbox" };

const path = "/sandbox";

export default async function SandboxPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage();
  const { clock } = await readClock(actor);
  if (clock === null) notFound();
  const query = firstValues(await searchParams);
  return (
    <>
      <PageHeader
        title="Sandbox"
        about="Your business’s own time, the bank that answers as you say, and the mails that leave no machine."
        action={<MoveClock clock={clock} large />}
      />
      <ClockFacts clock={clock} />
      <Answers actor={actor} query={query} />
      <SentMails actor={actor} query={query} />
    </>
  );
}

async function Answers({ actor, query }: { actor: UserActor; query: Query }) {
  const asked = await listSimulations(actor);
  const choices = may(actor, "sandbox:simulate")
    ? await simulationChoices(actor, {
        batch: query["batch"],
        text: itemsFilter({ q: query["payment"] }).text,
      })
    : null;
  return (
    <div id="simulate" className="scroll-mt-16">
      <Section
        title="What the bank answers next"
        about="One request, one answer, on the day a real bank would give it."
      >
        {choices !== null && choices.batch !== null && (
          <Card className="grid gap-5">
            <SimulateFilters
              choices={choices}
              batch={choices.batch}
              text={query["payment"]}
              mails={query["q"]}
            />
            <SimulateForm
              key={`${choices.batch} ${query["payment"] ?? ""}`}
              batch={choices.batch}
              items={choices.items}
            />
          </Card>
        )}
        <Simulations rows={asked} />
      </Section>
    </div>
  );
}

async function SentMails({ actor, query }: { actor: UserActor; query: Query }) {
  const { text } = itemsFilter({ q: query["q"] });
  const view = await listMails(actor, { text }, seqPlace(query));
  const kept = { q: text, batch: query["batch"], payment: query["payment"] };
  return (
    <div id="mails" className="scroll-mt-16">
      <Section
        title="Mails"
        about="What would have been sent, the latest first. Each is a file in the data folder too."
      >
        <Filters path={path} keep={{ batch: query["batch"], payment: query["payment"] }}>
          <SearchFilter label="Search mails" value={text} />
        </Filters>
        <Mails rows={view.rows} filtered={text !== undefined} />
        <Pager
          shown={`${formatCount(view.rows.length)} of ${formatCount(view.total)} mails`}
          previousHref={
            view.before === null ? undefined : `${hrefWith(path, kept, { before: view.before })}#mails`
          }
          nextHref={view.after === null ? undefined : `${hrefWith(path, kept, { after: view.after })}#mails`}
        />
      </Section>
    </div>
  );
}
