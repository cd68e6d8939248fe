import type { Page } from "@playwright/test";
import { expect } from "../fixtures";
import { bringIn, expectSent } from "./steps";

/** A file of a few lines becomes a batch that waits for its approver. */
export async function sendSmallBatch(page: Page, title: string, rows: readonly string[]): Promise<void> {
  const csv = ["external_id,loan_account_number,amount,reference", ...rows].join("\n");
  await bringIn(page, { name: `${title}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await page.getByLabel("Pay from").selectOption({ label: "Acme Robotics, Inc., ending in 0176" });
  await expect(page.getByText("All changes saved")).toBeVisible();
  await page.getByRole("button", { name: "Send for approval" }).click();
  const dialog = page.getByRole("dialog", { name: "Send this batch for approval?" });
  await dialog.getByRole("button", { name: /^Send \d+ payments/ }).click();
  await expectSent(page);
}

/** Released at once; gives the address of the batch. */
export async function releaseBatch(page: Page, title: string): Promise<string> {
  await page.goto("/approvals");
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: /^Release \d+ payments/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Release \d+ payments/ })
    .click();
  await page.waitForURL(/\/batch-payments\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** The status beside the title, and the counts under "Progress". */
export async function expectBatch(page: Page, address: string, status: string, items: RegExp): Promise<void> {
  await page.goto(address);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(page.locator("header").filter({ has: heading })).toContainText(status);
  await expect(page.getByRole("region", { name: "Progress" })).toContainText(items);
}

/** Moves the business's time by the bar; it may stop earlier, where a file is waited for. */
export async function moveClockTo(page: Page, day: string): Promise<void> {
  await page.getByRole("region", { name: "Sandbox" }).getByRole("button", { name: "Move the clock" }).click();
  const dialog = page.getByRole("dialog", { name: "Move the sandbox clock" });
  await dialog.getByRole("radio", { name: "A day I choose" }).check();
  await dialog.getByLabel("Day", { exact: true }).fill(day);
  await dialog.getByRole("button", { name: "Move the clock" }).click();
}
