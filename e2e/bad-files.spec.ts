import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

// A refused file is answered with 415 or 422, which the browser notes on its console.
test.use({ provoked: /status of 4(15|22).*\/api\/ui\/drafts\)/ });

const refused = [
  {
    what: "a zip renamed .csv",
    bytes: Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
    words: "This is a zip archive or an Excel workbook",
  },
  {
    what: "column names and nothing else",
    bytes: Buffer.from("external_id,amount\n"),
    words: "The file has column names in row 1 and nothing beneath them.",
  },
  {
    what: "a quotation mark that is never closed",
    bytes: Buffer.from('external_id,amount\nE10028,"150.00\nE10030,100.00\n'),
    words: "Row 2: a quotation mark is opened and never closed. Close it, or remove it, in that row.",
  },
];

const csv = (name: string, buffer: Buffer) => ({ name, mimeType: "text/csv", buffer });

async function openDrafts(page: Page): Promise<number> {
  await page.goto("/batch-payments/new");
  return page.getByRole("table", { name: "Open drafts" }).getByRole("rowheader").count();
}

test("a file that cannot be read is refused in words, and nothing is stored", async ({ signedIn }) => {
  const page = await signedIn("admin@acme.example");
  const before = await openDrafts(page);
  for (const { what, bytes, words } of refused) {
    await test.step(what, async () => {
      await page.getByLabel("Contribution file").setInputFiles(csv("november.csv", bytes));
      await expect(page.getByText("november.csv could not be read")).toBeVisible();
      await expect(page.getByText(words)).toBeVisible();
    });
  }
  expect(await openDrafts(page)).toBe(before);
});

test("the same file five times at once is one draft", async ({ signedIn }) => {
  const pages = [await signedIn("admin@acme.example")];
  const context = pages[0]?.context();
  while (context && pages.length < 5) pages.push(await context.newPage());
  await Promise.all(pages.map((page) => page.goto("/batch-payments/new")));
  const file = csv("five-times.csv", Buffer.from("external_id,amount\nE10028,150.00\nE10030,100.00\n"));
  await Promise.all(
    pages.map(async (page) => {
      await page.getByLabel("Contribution file").setInputFiles(file);
      await page.waitForURL(/\/batch-payments\/drafts\//);
    }),
  );
  expect(new Set(pages.map((page) => page.url())).size).toBe(1);
  for (const page of pages) {
    await expect(page.getByRole("region", { name: "Summary of the batch" })).toContainText("2 payments");
  }
});
