import { format } from "prettier";
import type { ApiDocument, DocumentOperation } from "@/lib/api/openapi/document";
import { comment, typeOf } from "./types";

type Called = { method: string; path: string; operation: DocumentOperation };

/** The typed client of a document as TypeScript source, formatted as all of ours. */
export async function clientSource(document: ApiDocument, prettierOptions: object): Promise<string> {
  const called = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Called => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
  const source = [
    "// Made from the API's document by `npx tsx bin/make-client.ts`. A test compares the two: change the schemas, not this file.",
    // With its ending, so that both files can be copied into a program of any kind of modules.
    'import { type ClientOptions, makeCall, type PostOptions } from "./call.js";',
    'export { type ClientOptions, everyOne, PaydownError, type PostOptions } from "./call.js";',
    ...Object.entries(document.components.schemas).map(
      ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};`,
    ),
    `export type Paydown = { ${called.map(member).join("\n")} };`,
    "/** The API with a key: one function a path and method. What is refused is thrown as PaydownError. */",
    "export function paydown(options: ClientOptions): Paydown {",
    "const call = makeCall(options);",
    `return { ${called.map(implementation).join(",\n")} };`,
    "}",
  ].join("\n\n");
  return format(source, { ...prettierOptions, parser: "typescript" });
}

type Argument = { name: string; type: string; optional: boolean };

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function argumentsOf({ method, operation }: Called): Argument[] {
  const inPath = operation.parameters.filter((one) => one.in === "path");
  const inQuery = operation.parameters.filter((one) => one.in === "query");
  const body = operation.requestBody?.content["application/json"]?.schema;
  const mustAsk = inQuery.some((one) => one.required);
  return [
    ...inPath.map((one) => ({ name: camel(one.name), type: "string | number", optional: false })),
    ...(body ? [{ name: "body", type: typeOf(body), optional: false }] : []),
    ...(inQuery.length > 0
      ? [
          {
            name: "query",
            type: `{ ${inQuery.map((one) => `${one.name}${one.required ? "" : "?"}: ${typeOf(one.schema)}${one.required ? "" : " | undefined"};`).join(" ")} }`,
            optional: !mustAsk,
          },
        ]
      : []),
    ...(method === "POST" ? [{ name: "options", type: "PostOptions", optional: true }] : []),
  ];
}

function answerType({ operation }: Called): string {
  const types = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, { content = {} }]) => Object.values(content).map((media) => typeOf(media.schema)));
  return [...new Set(types)].join(" | ") || "never";
}

function member(called: Called): string {
  const taken = argumentsOf(called).map(
    ({ name, type, optional }) => `${name}${optional ? "?" : ""}: ${type}`,
  );
  const { summary, operationId } = called.operation;
  return `${comment(summary)}${operationId}: (${taken.join(", ")}) => Promise<${answerType(called)}>;`;
}

function implementation(called: Called): string {
  const taken = argumentsOf(called).map(({ name }) => name);
  const path = called.path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => `\${encodeURIComponent(${camel(name)})}`,
  );
  const asked = ["body", "query", "options"].filter((name) => taken.includes(name));
  const more = asked.length > 0 ? `, { ${asked.join(", ")} }` : "";
  const quoted = path === called.path ? JSON.stringify(path) : `\`${path}\``;
  return `${called.operation.operationId}: (${taken.join(", ")}) => call("${called.method}", ${quoted}${more})`;
}
