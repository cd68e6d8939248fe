import type { ApiDocument, DocumentOperation } from "@/lib/api/openapi/document";
import type { JsonSchema } from "@/lib/api/openapi/json-schema";
import { Badge } from "@/components/ui/display/status";
import { Code, Words } from "./code";
import { Heading } from "./guides";

type Schemas = ApiDocument["components"]["schemas"];

/** All paths of the document under one tag. */
export function Reference({ document, tag, id }: { document: ApiDocument; tag: string; id: string }) {
  const told = document.tags.find((one) => one.name === tag);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-4">
      <Heading id={id}>{tag}</Heading>
      <p className="text-muted">{told?.description}</p>
      {operations.map((one) => (
        <Operation key={one.operation.operationId} {...one} schemas={document.components.schemas} />
      ))}
    </section>
  );
}

type OperationProps = { path: string; method: string; operation: DocumentOperation; schemas: Schemas };

function Operation({ path, method, operation, schemas }: OperationProps) {
  const media = operation.requestBody?.content["application/json"];
  const fields = media ? fieldsOf(media.schema, schemas) : [];
  return (
    <details className="min-w-0 rounded-md border bg-raised p-4" id={operation.operationId}>
      <summary className="cursor-pointer">
        <span className="font-mono font-semibold">{method}</span>{" "}
        <span className="font-mono break-all">{path}</span>
        <span className="block text-muted">{operation.summary}</span>
      </summary>
      <div className="mt-3 grid min-w-0 gap-3">
        {operation["x-scope"] !== null && (
          <p>
            Needs the scope <Badge>{operation["x-scope"]}</Badge>
          </p>
        )}
        {operation.description !== "" && (
          <p>
            <Words>{operation.description}</Words>
          </p>
        )}
        <Parameters operation={operation} />
        {fields.length > 0 && <Fields title="Body" fields={fields} />}
        {media?.example !== undefined && (
          <Code label="An example of the body">{JSON.stringify(media.example, null, 2)}</Code>
        )}
        <Answers operation={operation} schemas={schemas} />
      </div>
    </details>
  );
}

function Parameters({ operation }: { operation: DocumentOperation }) {
  if (operation.parameters.length === 0) return null;
  const fields = operation.parameters.map((one) => ({
    name: one.name,
    type: `${one.in}, ${typeWords(one.schema)}`,
    about: one.description ?? one.schema.description ?? "",
  }));
  return <Fields title="Parameters" fields={fields} />;
}

function Answers({ operation, schemas }: { operation: DocumentOperation; schemas: Schemas }) {
  return (
    <div className="grid min-w-0 gap-3">
      <h4 className="font-semibold">Answers</h4>
      <ul className="grid gap-1">
        {Object.entries(operation.responses).map(([status, { description }]) => (
          <li key={status}>
            <span className="font-mono">{status}</span> <Words>{description}</Words>
          </li>
        ))}
      </ul>
      {Object.entries(operation.responses)
        .filter(([status]) => status.startsWith("2"))
        .slice(0, 1)
        .map(([status, { content = {} }]) => {
          const [media] = Object.values(content);
          const fields = media ? fieldsOf(media.schema, schemas) : [];
          return fields.length > 0 && <Fields key={status} title={`What ${status} holds`} fields={fields} />;
        })}
    </div>
  );
}

type FieldWords = { name: string; type: string; about: string };

function Fields({ title, fields }: { title: string; fields: readonly FieldWords[] }) {
  return (
    <div className="grid min-w-0 gap-1">
      <h4 className="font-semibold">{title}</h4>
      <dl className="grid gap-1 text-sm">
        {fields.map(({ name, type, about }) => (
          <div key={name} className="border-t py-1">
            <dt className="inline font-mono break-all">{name}</dt>{" "}
            <dd className="inline text-muted">
              {type}
              {about !== "" && <Words>{`. ${about}`}</Words>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const DEPTH_MAX = 3;
const FIELDS_MAX = 60;

function target(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const named = schema.$ref === undefined ? schema : (schemas[schema.$ref.split("/").at(-1) ?? ""] ?? schema);
  const [first] = (named.anyOf ?? []).filter((one) => one.type !== "null");
  return named.properties || named.items || !first ? named : target(first, schemas);
}

/** The fields of a schema, those within as "payments[].amount". */
function fieldsOf(schema: JsonSchema, schemas: Schemas, prefix = "", depth = 0): FieldWords[] {
  const { properties = {}, items, required = [] } = target(schema, schemas);
  if (items) return fieldsOf(items, schemas, `${prefix}[]`, depth);
  const fields = Object.entries(properties).flatMap(([name, one]): FieldWords[] => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const about = one.description ?? "";
    const own = {
      name: path,
      type: `${typeWords(one)}${required.includes(name) ? "" : ", optional"}`,
      about,
    };
    return [own, ...(depth < DEPTH_MAX ? fieldsOf(one, schemas, path, depth + 1) : [])];
  });
  return fields.slice(0, FIELDS_MAX);
}

function typeWords(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.not) return "leave out";
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(typeWords))].join(" or ");
  if (schema.type === "array") return `list of ${schema.items ? typeWords(schema.items) : "anything"}`;
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "anything");
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}
