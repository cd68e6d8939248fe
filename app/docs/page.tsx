import type { Metadata } from "next";
import { SkipLink } from "@/components/shell/app-shell";
import { Brand } from "@/components/shell/brand";
import { TextLink } from "@/components/ui/controls/link-button";
import { apiDocument } from "@/lib/api/openapi/document";
import { Basics, FirstBatch, ReceivingWebhooks, WhichObject } from "./guides";
import { Reference } from "./reference";

export const metadata: Metadata = { title: "API" };

const idOf = (tag: string): string => tag.toLowerCase().replace(/[^a-z]+/g, "-");

export default function DocsPage() {
  const document = apiDocument("");
  const used = new Set(
    Object.values(document.paths).flatMap((path) => Object.values(path).flatMap(({ tags }) => tags)),
  );
  const tags = document.tags.filter(({ name }) => used.has(name)).map(({ name }) => name);
  const contents = [
    ["which-object", "Which object for which money"],
    ["first-batch", "From first borrower to first batch"],
    ["basics", "What every request has in common"],
    ["receiving-webhooks", "Receiving webhooks"],
    ...tags.map((tag) => [idOf(tag), tag]),
  ] as const;
  return (
    <>
      <SkipLink />
      <div className="mx-auto grid max-w-[75rem] gap-8 px-4 py-8 md:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label="Contents" className="grid content-start gap-2 md:sticky md:top-8 md:self-start">
          <Brand />
          {contents.map(([id = "", words]) => (
            <a key={id} href={`#${id}`} className="py-0.5 text-muted hover:text-ink">
              {words}
            </a>
          ))}
        </nav>
        <main id="main" tabIndex={-1} className="grid min-w-0 gap-12">
          <div className="grid gap-2">
            <h1 className="text-title font-semibold tracking-tight">The Paydown API</h1>
            <p>
              Pay your employees&rsquo; student loans from a program of yours. Everything below is also a
              document for machines: <TextLink href="/api/v1/openapi.json">openapi.json</TextLink>, OpenAPI
              3.1, without a key.
            </p>
          </div>
          <WhichObject />
          <FirstBatch />
          <Basics />
          <ReceivingWebhooks />
          {tags.map((tag) => (
            <Reference key={tag} document={document} tag={tag} id={idOf(tag)} />
          ))}
        </main>
      </div>
    </>
  );
}
