import type { ReactNode } from "react";
import { Code } from "./code";
import { firstBatch } from "./samples/first-batch";

const rows = [
  ["One Borrower, once", "that Borrower", "Payment"],
  ["One Borrower, every month", "that Borrower", "PaymentSeries"],
  ["One Borrower", "your business or another third party", "BatchPayment with one item"],
  ["Many Borrowers", "your business or another third party", "BatchPayment"],
  ["Many Borrowers", "one of those Borrowers", "Not allowed"],
] as const;

export function Heading({ id, children }: { id: string; children: ReactNode }) {
  return (
    <h2 id={id} className="scroll-mt-4 text-title font-semibold tracking-tight">
      {children}
    </h2>
  );
}

export function WhichObject() {
  return (
    <section aria-labelledby="which-object" className="grid min-w-0 gap-3">
      <Heading id="which-object">Which object for which money</Heading>
      <p>
        Two questions decide: whose account pays, and for how many people. Paydown refuses any other
        combination and says which object to use instead.
      </p>
      <div
        className="overflow-x-auto"
        tabIndex={0}
        role="region"
        aria-label="Which object for which money, the table"
      >
        <table className="w-full border-collapse text-left">
          <thead>
            <tr className="border-b text-sm text-muted">
              <th className="py-2 pr-4 font-medium">To pay for</th>
              <th className="py-2 pr-4 font-medium">from an account of</th>
              <th className="py-2 font-medium">use</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([whom, owner, object]) => (
              <tr key={`${whom} ${owner}`} className="border-b">
                <td className="py-2 pr-4">{whom}</td>
                <td className="py-2 pr-4">{owner}</td>
                <td className="py-2 font-medium">{object}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        A BatchPayment&rsquo;s item goes to one loan (<code>allocation.type</code> <code>loan</code>) or to a
        servicer as a whole (<code>servicer</code>), which spreads it by its own rules.
      </p>
    </section>
  );
}

export function FirstBatch() {
  return (
    <section aria-labelledby="first-batch" className="grid min-w-0 gap-6">
      <Heading id="first-batch">From first borrower to first batch</Heading>
      <p>Six steps, each in three languages. Put together, those of one language are a program that runs.</p>
      {firstBatch.map(({ title, about, curl, typescript, python }) => (
        <div key={title} className="grid min-w-0 gap-3">
          <h3 className="font-semibold">{title}</h3>
          <p>{about}</p>
          <Code label={`${title}, curl`}>{curl}</Code>
          <Code label={`${title}, TypeScript`}>{typescript}</Code>
          <Code label={`${title}, Python`}>{python}</Code>
        </div>
      ))}
    </section>
  );
}

const basics: readonly (readonly [string, string])[] = [
  [
    "Keys",
    "Authorization: Bearer KEY on every request. A key has scopes: read, write, release (POST of a batch) and borrower_funds (Borrowers' own money); without the one a path needs it answers 403. release waits until a second person who may release, where there is one, has agreed under Settings, API keys. A revoked key is refused within a second; a request that changes something is refused at once.",
  ],
  [
    "Money and days",
    'Money is text with two places, "437.50", above zero and never a number; only a Borrower\'s financial details are JSON numbers. A day is YYYY-MM-DD in New York. In the sandbox, what happens to money is dated by its clock; webhooks, deliveries and events by the real one.',
  ],
  [
    "Ids",
    "Borrowers and enrollments have an integer id and a uuid, and every path takes either. All else has a uuid. What is not there and what is not yours are the same 404.",
  ],
  [
    "Lists",
    "{data, next_cursor}; limit from 1 to 500, 50 unless said. Give next_cursor back as cursor, unchanged. Nothing is shown twice or missed while rows are added.",
  ],
  [
    "Sent twice",
    "An Idempotency-Key on a POST makes it happen once: the same body gives the first answer with Idempotent-Replayed: true, another body 422, one still being answered 409 with Retry-After. Kept are successes and conflicts; after any other error the key is free. A batch's reference_id does the same for good.",
  ],
  [
    "Errors",
    "{error: {title, detail, errors}}: detail is a sentence for people, errors names every field where there are several. An invalid batch is answered with itself instead: its errors is a list of sentences. A body has at most 1 MB, a batch 32 MB. Fields and parameters that Paydown does not know are ignored, save in POST /webhooks/test. 429 and 503 say in Retry-After when to go on.",
  ],
];

const webhooks: readonly (readonly [string, string])[] = [
  [
    "Where",
    "POST /webhooks with an address, or Settings, Webhooks. The answer holds the signing secret, this once. https only in live mode; the sandbox also sends to your own machine. POST /webhooks/test sends a test.",
  ],
  [
    "What",
    "{id, event_type, created_at, data}: data is the object as the API showed it after the change, null in a test. What concerns a Borrower's own money comes only to webhooks made with a key that has borrower_funds.",
  ],
  [
    "Verify",
    "Headers and signature are those of Standard Webhooks: give one of its libraries the secret, the headers and the body as it came, before you parse it. While a secret is rotated each delivery bears two signatures.",
  ],
  [
    "Answer",
    "Any 2xx within 10 seconds, and work on it later. Anything else is tried again, ever more rarely, for 72 hours. One may come twice: webhook-id is the same each time. Those of one object come in the order of its changes.",
  ],
  [
    "Catch up",
    "GET /events?after=CURSOR lists the same events, kept for 90 days, and never misses one. After a failure of yours POST /webhooks/{id}/replay sends what you missed; its from and to are real time, in the sandbox too.",
  ],
];

function Terms({ of }: { of: typeof basics }) {
  return (
    <dl className="grid gap-3">
      {of.map(([term, words]) => (
        <div key={term}>
          <dt className="font-semibold">{term}</dt>
          <dd className="wrap-anywhere">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Basics() {
  return (
    <section aria-labelledby="basics" className="grid min-w-0 gap-3">
      <Heading id="basics">What every request has in common</Heading>
      <Terms of={basics} />
    </section>
  );
}

export function ReceivingWebhooks() {
  return (
    <section aria-labelledby="receiving-webhooks" className="grid min-w-0 gap-3">
      <Heading id="receiving-webhooks">Receiving webhooks</Heading>
      <p>Paydown tells your program when something changed, so that it need not ask.</p>
      <Terms of={webhooks} />
    </section>
  );
}
