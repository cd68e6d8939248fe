import type { Page } from "@playwright/test";
import { query } from "../bin/lib/database/cluster.mjs";
import { sibling } from "../bin/testing/demo-server.mjs";
import { expect, test } from "./fixtures";
import { bringIn, expectTotals } from "./helpers/steps";

// While the database is away the browser notes what the server answers.
test.use({ demoName: "outage", provoked: /status of 50[03]|Server Components render|Error: Minified React/ });

const comesBackWithinMs = 15_000;

/** Nobody can reach the database any more, and whoever was connected is not. */
async function takeAway(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await query(
    sibling(databaseUrl, "postgres"),
    `alter database ${name} with allow_connections false`,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`,
  );
}

async function bringBack(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await query(sibling(databaseUrl, "postgres"), `alter database ${name} with allow_connections true`);
}

const nothingLost = (page: Page) => page.getByText("Nothing was lost", { exact: true });

test("while the database is away pages say so, and come back by themselves", async ({ signedIn, demo }) => {
  const reader = await signedIn("owner@acme.example");
  const writer = await signedIn("admin@acme.example");
  const rows = "external_id,amount\nE10035,25.00\n";
  await bringIn(writer, { name: "november.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  await expectTotals(writer, "1 payment", "$25.00");

  await takeAway(demo.databaseUrl);
  await reader.goto("/employees");
  await expect(nothingLost(reader)).toBeVisible();
  expect((await reader.request.get("/api/health")).status()).toBe(503);
  const account = writer.getByLabel("Pay from");
  await account.selectOption({ label: "Acme Robotics, Inc., ending in 0176" });
  await expect(writer.getByRole("region", { name: "Summary of the batch" })).toContainText("Not saved");

  await bringBack(demo.databaseUrl);
  await expect(reader.getByRole("heading", { level: 1, name: "Employees" })).toBeVisible({
    timeout: comesBackWithinMs,
  });
  await account.selectOption({ index: 0 });
  await account.selectOption({ label: "Acme Robotics, Inc., ending in 0176" });
  await expect(writer.getByText("All changes saved")).toBeVisible();
  await writer.reload();
  await expectTotals(writer, "1 payment", "$25.00");
  await expect(account).toHaveValue(/.+/);
});
