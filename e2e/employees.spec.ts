import fs from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { goTo, sample } from "./helpers/steps";

test.use({ demoName: "employees" });

test("a roster is compared, confirmed and applied, and an employee's year is seen", async ({ signedIn }) => {
  const page = await signedIn("admin@acme.example");
  await test.step("the file is previewed and applied", () => importRoster(page));
  await test.step("the roster is as the file says", () => lookAtRoster(page));
  await test.step("an employee's page shows what is left of the year", () => yearMeter(page));
});

/** The demo's own roster with one more, one who moved to another department, and without one. */
async function changedRoster(): Promise<Buffer> {
  const lines = (await fs.readFile(sample("employees.csv"), "utf8")).trimEnd().split("\n");
  const kept = lines.filter((line) => !line.startsWith("E10012,"));
  const changed = kept.map((line) => (line.startsWith("E10011,") ? line.replace("Sales", "Legal") : line));
  return Buffer.from(
    [...changed, "E20001,Ada,Newcomer,e20001@acme.example,2026-11-16,active,NY,Legal", ""].join("\n"),
  );
}

async function importRoster(page: Page): Promise<void> {
  await goTo(page, "Employees");
  await page.getByRole("link", { name: "Import a file" }).click();
  await page
    .getByLabel("Roster file")
    .setInputFiles({ name: "roster.csv", mimeType: "text/csv", buffer: await changedRoster() });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("roster.csv");
  const tabs = page.getByRole("navigation", { name: "What the file does" });
  await tabs.getByRole("link", { name: /Added/ }).click();
  await expect(page.getByRole("table", { name: "Added" })).toContainText("Newcomer");
  await tabs.getByRole("link", { name: /Changed/ }).click();
  await expect(page.getByRole("table", { name: "Changed" })).toContainText(/Sales.*Legal/);
  await tabs.getByRole("link", { name: /Removed/ }).click();
  await expect(page.getByRole("table", { name: "Removed" })).toContainText("Moore");
  await page.getByRole("button", { name: "Add 1, change 1, terminate 1" }).click();
  const dialog = page.getByRole("dialog", { name: "Set 1 employee to terminated?" });
  const apply = dialog.getByRole("button", { name: "Add 1, change 1, terminate 1" });
  await expect(apply).toBeDisabled();
  await dialog.getByLabel("Type 1 to confirm").fill("1");
  await apply.click();
  await expect(page.getByText("Done: 1 added, 1 changed, 1 set to terminated")).toBeVisible();
}

async function lookAtRoster(page: Page): Promise<void> {
  await goTo(page, "Employees");
  await page.getByRole("searchbox").fill("Newcomer");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("row", { name: /Newcomer, Ada/ })).toContainText("No loan");
  await page.getByRole("searchbox").fill("E10012");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("row", { name: /E10012/ })).toContainText("Terminated");
}

async function yearMeter(page: Page): Promise<void> {
  await page.getByRole("searchbox").fill("E10002");
  await page.getByRole("searchbox").press("Enter");
  await page
    .getByRole("row", { name: /E10002/ })
    .getByRole("link")
    .click();
  const meter = page.getByRole("region", { name: "Tax-free room in 2026" });
  await expect(meter).toContainText("$5,250.00");
  await expect(meter).toContainText("of the limit of $5,250.00");
  await expect(meter.getByText("Near the limit").or(meter.getByText("Used up"))).toBeVisible();
}
