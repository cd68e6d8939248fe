import { expect, test } from "./fixtures";
import { bringIn, expectTotals, problemGroup, sample } from "./helpers/steps";

test.use({ demoName: "monthly_file" });

test("a monthly file without errors is one draft of 150 payments, and survives a reload", async ({
  signedIn,
}) => {
  const page = await signedIn("admin@acme.example");
  await bringIn(page, sample("contributions-2026-11.csv"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contributions November 2026");
  await expectTotals(page, "150 payments", "$27,937.41");
  const summary = page.getByRole("region", { name: "Summary of the batch" });
  await expect(summary).not.toContainText("with an error");
  await expect(page.getByText("50 of 150 rows")).toBeVisible();
  await expect(page.getByText("chosen by the rule").first()).toBeVisible();

  await page.getByLabel("Title").fill("November, after the bonus");
  await page.getByLabel("Title").press("Enter");
  await expect(summary).toContainText("All changes saved");
  await page.getByRole("textbox", { name: "Amount, row 3", exact: true }).fill("400.00");
  await page.getByRole("textbox", { name: "Amount, row 3", exact: true }).press("Enter");
  await expectTotals(page, "150 payments", "$27,899.91");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("November, after the bonus");
  await expectTotals(page, "150 payments", "$27,899.91");
  await expect(page.getByRole("textbox", { name: "Amount, row 3", exact: true })).toHaveValue("400.00");

  await page.getByRole("searchbox", { name: "Search rows" }).fill("E10004");
  await expect(page.getByText("1 of 1 rows")).toBeVisible();
  await expect(problemGroup(page, "(error)")).toHaveCount(0);
});
