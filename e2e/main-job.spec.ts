import fs from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { money, sum } from "@/lib/domain/money";
import { expectTrueBooks } from "./helpers/books";
import { expect, test } from "./fixtures";
import {
  bringIn,
  expectSent,
  expectTotals,
  goTo,
  nextBankingDay,
  problemGroup,
  sample,
} from "./helpers/steps";

test.use({ demoName: "main_job" });

const title = "Contributions payroll export";
const total = "$29,675.00";

test("a contribution file becomes a released batch, and every dollar arrives", async ({ demo, signedIn }) => {
  const admin = await signedIn("admin@acme.example");
  await test.step("the company's account is registered", () => registerAccount(admin));
  await test.step("the file is brought in and mended", () => mendFile(admin));
  await test.step("it is sent for approval", () => sendForApproval(admin));
  const approver = await signedIn("approver@acme.example");
  await test.step("an approver releases it", () => release(approver));
  await test.step("it arrives day by day, and the account is verified meanwhile", async () => {
    await watchUntilComplete(approver, admin);
  });
  await test.step("the record is downloaded", () => downloadItems(approver));
  await test.step("payroll finds every payment", () => payrollReport(approver));
  await test.step("the mails were written", () => mails(approver, demo.dataDir));
  await test.step("the books are true", () => expectTrueBooks(demo));
});

async function registerAccount(page: Page): Promise<void> {
  await goTo(page, "Source accounts");
  await page.getByRole("link", { name: "Add an account" }).click();
  await page.getByLabel("Routing number").fill("021000022");
  await expect(page.getByText(/check digit/)).toBeVisible();
  await page.getByLabel("Routing number").fill("121000358");
  await expect(page.getByText("Bank of America")).toBeVisible();
  await page.getByLabel("Account number", { exact: true }).fill("000123456789");
  await page.getByLabel("Account number again").fill("000123456788");
  await page.getByRole("button", { name: "Add the account" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "attention" })).toBeFocused();
  await page.getByLabel("Account number again").fill("000123456789");
  await page.getByRole("button", { name: "Add the account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme Robotics •••• 6789");
  await expect(page.getByText("Two small deposits arrive on Tuesday, November 24, 2026")).toBeVisible();
}

async function mendFile(page: Page): Promise<void> {
  await bringIn(page, sample("contributions-payroll-export.csv"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const facts = "89 rows · 5 of 6 columns understood · Memo kept as a note · column names in row 3";
  await expect(page.getByText(facts)).toBeVisible();
  for (const group of [
    "1 row: no such employee",
    "5 rows: amount cannot be read",
    "1 row: somebody else's loan",
    "1 row: far above what is owed",
    "2 rows: same employee twice in this draft",
  ]) {
    await expect(problemGroup(page, group)).toBeVisible();
  }
  await page.getByRole("button", { name: "Only rows with problems" }).click();
  await expect(page.getByText(/expected dollars and cents such as 150.00, found 1,00/)).toBeVisible();
  await page.getByRole("button", { name: "Exclude row 91" }).click();
  await expectTotals(page, "80 payments", "$29,575.00");
  await page.getByRole("textbox", { name: "Amount, row 89" }).fill("100.00");
  await page.getByRole("textbox", { name: "Amount, row 89" }).press("Enter");
  await expectTotals(page, "81 payments", total);
  const left = [
    "no such employee",
    "amount cannot be read",
    "somebody else's loan",
    "far above what is owed",
  ];
  for (const kind of left) {
    await problemGroup(page, kind)
      .getByRole("button", { name: /^Exclude/ })
      .click();
    await expect(problemGroup(page, kind)).toBeHidden();
  }
  for (const kind of ["Parent PLUS", "no payment due yet"]) {
    await problemGroup(page, kind).getByRole("button", { name: /^Keep/ }).click();
    await expect(problemGroup(page, kind)).toContainText("(warning, kept)");
  }
  await expect(page.getByText("nothing left to decide")).toBeVisible();
  await expectTotals(page, "81 payments", total);
  await page.reload();
  await expectTotals(page, "81 payments", total);
  await expect(page.getByText("8 left out")).toBeVisible();
}

async function sendForApproval(page: Page): Promise<void> {
  const account = page.getByLabel("Pay from");
  await account.selectOption({ label: "Acme Robotics, Inc., ending in 0176" });
  await expect(page.getByText("All changes saved")).toBeVisible();
  await page.getByRole("button", { name: "Send for approval" }).click();
  const dialog = page.getByRole("dialog", { name: "Send this batch for approval?" });
  await dialog.getByLabel("Note to the approver").fill("Row 89 had no amount; payroll says 100.00.");
  await dialog.getByRole("button", { name: `Send 81 payments, ${total}` }).click();
  await expectSent(page);
}

async function release(page: Page): Promise<void> {
  await goTo(page, "Approvals");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByText("Row 89 had no amount; payroll says 100.00.")).toBeVisible();
  for (const day of ["Tue, Nov 24", "Fri, Nov 27", "Mon, Nov 30", "Tue, Dec 1"]) {
    await expect(page.getByRole("definition").filter({ hasText: day }).first()).toBeVisible();
  }
  // Pressed twice, as many do: the dialog stays.
  await page.getByRole("button", { name: `Release 81 payments, ${total}` }).dblclick();
  const dialog = page.getByRole("dialog", { name: `Release ${title}?` });
  for (const fact of [total, "Acme Robotics, Inc., ending in 0176", "Tue, Nov 24", "Mon, Nov 30"]) {
    await expect(dialog).toContainText(fact);
  }
  await dialog.getByRole("button", { name: `Release 81 payments, ${total}` }).click();
  await page.waitForURL(/\/batch-payments\/[0-9a-f-]{36}$/);
}

async function watchUntilComplete(page: Page, admin: Page): Promise<void> {
  await expectStatus(page, "Pending", /81 ?pending/);
  await nextBankingDay(page, "Tue, Nov 24");
  await expectStatus(page, "Pending", /81 ?pending/);
  await verifyAccount(admin);
  await nextBankingDay(page, "Wed, Nov 25");
  await expectStatus(page, "Pending", /81 ?pending/);
  await nextBankingDay(page, "Fri, Nov 27");
  await expectStatus(page, "Pending", /81 ?sent/);
  await nextBankingDay(page, "Mon, Nov 30");
  await expectStatus(page, "Unreconciled", /81 ?sent/);
  await nextBankingDay(page, "Tue, Dec 1");
  await expectStatus(page, "Complete", /81 ?posted/);
  await page.reload();
  await expectStatus(page, "Complete", /81 ?posted/);
}

async function expectStatus(page: Page, batch: string, items: RegExp): Promise<void> {
  const heading = page.getByRole("heading", { level: 1, name: title });
  await expect(page.locator("header").filter({ has: heading })).toContainText(batch);
  await expect(page.getByRole("region", { name: "Progress" })).toContainText(items);
}

async function verifyAccount(page: Page): Promise<void> {
  await page.goto("/source-accounts");
  await page.getByRole("row", { name: /6789/ }).getByRole("link").click();
  const statement = page.getByText(/^\$0\.\d\d and \$0\.\d\d, both marked ACCTVERIFY/);
  const amounts = ((await statement.textContent()) ?? "").match(/0\.\d\d/g) ?? [];
  const [first = "", second = ""] = amounts;
  await page.getByLabel("One deposit").fill("0.99");
  await page.getByLabel("The other").fill(second);
  await page.getByRole("button", { name: "Verify the account" }).click();
  const refused = page
    .getByRole("alert")
    .filter({ hasText: "2 tries are left, then the account is disabled." });
  await expect(refused).toBeFocused();
  await page.getByLabel("One deposit").fill(first);
  await page.getByRole("button", { name: "Verify the account" }).click();
  await expect(page.getByText("Verified by its two deposits")).toBeVisible();
}

/** The rows of the file behind the "Export CSV" of this page. */
async function exported(page: Page): Promise<Record<string, string>[]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  // With `columns` a row is an object of its cells.
  return parse<Record<string, string>>(await fs.readFile(await download.path()), {
    columns: true,
    bom: true,
  });
}

async function downloadItems(page: Page): Promise<void> {
  const rows = await exported(page);
  expect(rows).toHaveLength(81);
  expect(rows.every((row) => row["status"] === "posted" && row["posted_date"] === "2026-12-01")).toBe(true);
  expect(sum(rows.map((row) => money(row["amount"] ?? "")))).toBe("29675.00");
}

async function payrollReport(page: Page): Promise<void> {
  await page.goto("/reports/payroll?period=custom&from=2026-11-30&to=2026-11-30");
  await expect(page.getByText("50 of 81 rows")).toBeVisible();
  const rows = await exported(page);
  expect(rows).toHaveLength(81);
  expect(sum(rows.map((row) => money(row["amount_total"] ?? "")))).toBe("29675.00");
}

async function mails(page: Page, dataDir: string): Promise<void> {
  await page.getByRole("region", { name: "Sandbox" }).getByRole("link", { name: "Sandbox" }).click();
  const letters = page.getByRole("region", { name: "Mails" });
  await letters.getByText(`Approval wanted: ${title}, ${total}`).first().click();
  await expect(letters.getByText(/Adam Adler prepared .* and asks for your approval/).first()).toBeVisible();
  await expect(
    letters.getByText(`${total} will be debited on Tuesday, November 24, 2026`).first(),
  ).toBeVisible();
  const files = await fs.readdir(path.join(dataDir, "mail"));
  expect(files.filter((name) => name.endsWith(".eml")).length).toBeGreaterThan(1);
}
