import fs from "node:fs/promises";
import { resolveConfig } from "prettier";
import { apiDocument } from "../lib/api/openapi/document";
import { clientSource } from "./client/source";

/** Writes lib/client/paydown.ts anew: `npx tsx bin/make-client.ts`, after a change of the API's schemas. */
const file = new URL("../lib/client/paydown.ts", import.meta.url);
const options = (await resolveConfig(file)) ?? {};
await fs.writeFile(file, await clientSource(apiDocument(""), options));
