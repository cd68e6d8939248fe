import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/db/client";
import { ledger } from "./ledger";
import { print, type Row } from "./measure";
import { ownMoney } from "./own-money";
import { exports, pages } from "./reads";
import { bigPosts } from "./big-posts";
import { requests } from "./requests";
import { rules } from "./rules";
import { postings, releases } from "./releases";
import { starts } from "./start";
import { uploads } from "./uploads";
import { webhooks } from "./webhooks";

const { values } = parseArgs({
  options: { items: { type: "string", default: "1000000" }, only: { type: "string" } },
});
const items = Number.parseInt(values.items, 10);

const parts: [string, () => AsyncGenerator<Row>][] = [
  ["rules", rules],
  ["uploads", uploads],
  ["releases", releases],
  ["postings", postings],
  ["own-money", ownMoney],
  ["ledger", ledger],
  ["big-posts", bigPosts],
  ["webhooks", webhooks],
  ["exports", exports],
  ["pages", () => pages(items)],
  ["requests", () => requests(items)],
  ["starts", starts],
];

let broken = 0;
for (const [name, rows] of parts) {
  if (values.only !== undefined && values.only !== name) continue;
  for await (const row of rows()) {
    print(row);
    if (!row.kept) broken += 1;
  }
}
await closeDatabase();
process.stdout.write(broken === 0 ? "Every bound is kept.\n" : `${broken} bounds are broken.\n`);
process.exitCode = broken === 0 ? 0 : 1;
