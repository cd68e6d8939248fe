import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect } from "../fixtures";

/** The sample files that payroll departments would send; the demo's roster fits them. */
export const sample = (name: string): string =>
  path.join(import.meta.dirname, "..", "..", "prisma", "demo", name);

type Upload = string | { name: string; mimeType: string; buffer: Buffer };

/** By the navigation at the left. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** From the list of batches to a new draft that holds the file. */
export async function bringIn(page: Page, file: Upload): Promise<void> {
  await page.goto("/batch-payments/new");
  await page.getByLabel("Contribution file").setInputFiles(file);
  await page.waitForURL(/\/batch-payments\/drafts\//);
}

/** The running total and count of a draft. */
export async function expectTotals(page: Page, payments: string, amount: string): Promise<void> {
  const summary = page.getByRole("region", { name: "Summary of the batch" });
  await expect(summary).toContainText(payments);
  await expect(summary).toContainText(amount);
}

/** A draft was sent, and its page shows it. The navigation speaks of what waits as well: the words are looked for exactly. */
export async function expectSent(page: Page): Promise<void> {
  await expect(page.getByText("Waiting for approval", { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** The line of a kind of problem, under "What needs a look". */
export const problemGroup = (page: Page, title: string): Locator =>
  page
    .getByRole("listitem")
    .filter({ hasText: title })
    .filter({ hasText: /^\d+ rows?:/ });

/** Moves the business's time to 9:00 of the next banking day, by the bar that stands on every page. */
export async function nextBankingDay(page: Page, spoken: string): Promise<void> {
  await page.getByRole("region", { name: "Sandbox" }).getByRole("button", { name: "Move the clock" }).click();
  const dialog = page.getByRole("dialog", { name: "Move the sandbox clock" });
  await expect(
    dialog.getByRole("radio", { name: new RegExp(`The next banking day, ${spoken}`) }),
  ).toBeChecked();
  await dialog.getByRole("button", { name: "Move the clock" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Sandbox" })).toContainText(spoken);
}
