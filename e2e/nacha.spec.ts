import fs from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expectTrueBooks, runCommand } from "./helpers/books";
import { expect, test } from "./fixtures";
import { expectBatch, moveClockTo, releaseBatch, sendSmallBatch } from "./helpers/small-batch";

test.use({ demoName: "nacha", demoSettings: { PAYDOWN_RAIL: "nacha" } });

const title = "By files in November";
const files = "/reconciliation/files";

type Demo = { databaseUrl: string; dataDir: string };

test("over the NACHA rail a batch is moved by hand: files out, returns and confirmations in", async ({
  demo,
  signedIn,
}) => {
  const admin = await signedIn("admin@acme.example");
  await sendSmallBatch(admin, title, ["E10003,6776745054,100.00,N-1", "E10004,9718047699,50.00,N-2"]);
  const page = await signedIn("owner@acme.example");
  const batch = await releaseBatch(page, title);

  await test.step("the debit stands in a file; the clock stops where the returns are waited for", async () => {
    await moveClockTo(page, "2026-12-15");
    await expectStopped(page, "Fri, Nov 27", "return file");
    await page.goto(files);
    await expect(page.getByText("One batch may pay out once today's returns are known")).toBeVisible();
  });
  const debits = await download(page, /-2026-11-23-cut-off\.ach$/, demo);

  await test.step("nothing came back: the credits go out", async () => {
    const returns = await answered(demo, debits, "2026-11-27", "returns.ach");
    await upload(page, returns);
    await expect(page.getByText("Today's returns are in.")).toBeVisible();
    await expectBatch(page, batch, "Pending", /2 ?sent/);
  });
  await page.goto(files);
  const credits = await download(page, /-2026-11-27-morning\.ach$/, demo);

  await test.step("one payment comes back, by the folder", async () => {
    await moveClockTo(page, "2026-12-15");
    await expectStopped(page, "Tue, Dec 1", "confirmations");
    const [trace = ""] = tracesOf(await fs.readFile(credits, "latin1"));
    const returned = await answered(demo, credits, "2026-12-01", "back.ach", ["--return", `${trace}=R03`]);
    await fs.copyFile(returned, path.join(demo.dataDir, "ach", "in", await businessFolder(demo), "back.ach"));
    await expect(async () => expectBatch(page, batch, "Unreconciled", /1 ?returned/)).toPass();
  });

  await test.step("the other is confirmed by its servicer's table, read twice", async () => {
    const confirmed = await answered(demo, credits, "2026-12-01", "confirmed.csv", ["--confirm"]);
    await upload(page, confirmed);
    await expect(page.getByRole("main")).toContainText("Today's confirmations are in.");
    await upload(page, confirmed);
    await expect(page.getByRole("main")).toContainText("The same file was read before");
    await expectBatch(page, batch, "Unreconciled", /1 ?posted/);
  });

  await test.step("the returned one is refunded with that day's file", async () => {
    await page
      .getByRole("row", { name: /\$100\.00/ })
      .getByRole("link")
      .first()
      .click();
    await page.getByRole("button", { name: "Refund" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Refund $100.00" }).click();
    await expect(page.getByText("Refund on its way: $100.00").first()).toBeVisible();
    await moveClockTo(page, "2026-12-02");
    await expectBatch(page, batch, "Complete", /1 ?posted/);
    await page.goto(files);
    await expect(page.getByRole("table", { name: "Files for the bank" })).toContainText("2026-12-01-cut-off");
    await expectTrueBooks(demo);
  });
});

async function expectStopped(page: Page, spoken: string, waitsFor: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Move the sandbox clock" });
  const stopped = dialog.getByRole("status").filter({ hasText: `The clock stopped on ${spoken}` });
  await expect(stopped).toContainText(waitsFor);
  await dialog.getByRole("button", { name: "Cancel" }).click();
}

async function download(page: Page, name: RegExp, demo: Demo): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("table", { name: "Files for the bank" }).getByRole("link", { name }).click(),
  ]);
  const place = path.join(demo.dataDir, file.suggestedFilename());
  await file.saveAs(place);
  return place;
}

/** `npm run bank-answer`, as README.md says. */
async function answered(
  demo: Demo,
  sent: string,
  day: string,
  name: string,
  more: readonly string[] = [],
): Promise<string> {
  const out = path.join(demo.dataDir, name);
  await runCommand(demo, "bin/bank-answer.ts", ["--file", sent, "--day", day, "--out", out, ...more]);
  return out;
}

async function upload(page: Page, file: string): Promise<void> {
  await page.goto(files);
  await page.getByLabel("File from the bank or a servicer").setInputFiles(file);
  await page.waitForURL(/\/reconciliation\/files\/[0-9a-f-]{36}$/);
}

const tracesOf = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("6"))
    .map((line) => line.slice(79, 94));

/** Each business has its own below ach/in. */
async function businessFolder(demo: Demo): Promise<string> {
  const [folder = ""] = await fs.readdir(path.join(demo.dataDir, "ach", "in"));
  return folder;
}
