import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { bringIn, expectTotals, problemGroup, sample } from "./helpers/steps";

test.use({ demoName: "legacy_file" });

const TAB_STEPS_MAX = 200;
const cases = [
  "1 row: employee terminated",
  "1 row: employee on leave",
  "1 row: employee has no loan",
  "3 rows: loan cannot be paid",
  "2 rows: loan number changed by a spreadsheet",
  "2 rows: same employee twice in this draft",
];

test("a legacy export is read whole, and mended by keyboard alone", async ({ signedIn }) => {
  const page = await signedIn("admin@acme.example");
  await bringIn(page, sample("contributions-legacy-export.csv"));
  await expect(
    page.getByText(/41 rows · 4 of 4 columns understood · .* semicolons · Windows-1252/),
  ).toBeVisible();
  for (const title of cases) await expect(problemGroup(page, title)).toBeVisible();
  await expect(page.getByRole("button", { name: "Employee, row 3: Giulia Novák" })).toBeVisible();

  await test.step("the clean rows are worth 30 times 120.00", () => cleanRows(page));
  await test.step("what is wrong is mended by keyboard", () => mendByKeyboard(page));
  await page.reload();
  await expectTotals(page, "35 payments", "$4,100.00");
  await expect(page.getByText("nothing left to decide")).toBeVisible();
});

async function cleanRows(page: Page): Promise<void> {
  await page.getByRole("button", { name: "All rows" }).click();
  const amounts = page.getByRole("textbox", { name: /^Amount, row/ });
  await expect(amounts).toHaveCount(41);
  const values = await amounts.evaluateAll((inputs: HTMLInputElement[]) =>
    inputs.map((input) => input.value),
  );
  expect(values.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => "120.00"));
}

/** Steps on with Tab until the focus stands there, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let steps = 0; steps < TAB_STEPS_MAX; steps++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
}

async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press("Enter");
}

async function mendByKeyboard(page: Page): Promise<void> {
  await press(page, page.getByRole("button", { name: "Only rows with problems" }));
  await press(page, page.getByRole("button", { name: "Use 0047213398" }));
  await expect(problemGroup(page, "1 row: loan number changed by a spreadsheet")).toBeVisible();
  for (const kind of [
    "loan cannot be paid",
    "employee terminated",
    "employee has no loan",
    "loan number changed",
  ]) {
    await press(page, problemGroup(page, kind).getByRole("button", { name: /^Exclude/ }));
    await expect(problemGroup(page, kind)).toBeHidden();
  }
  for (const kind of ["Parent PLUS", "employee on leave", "same employee twice"]) {
    await press(page, problemGroup(page, kind).getByRole("button", { name: /^Keep/ }));
    await expect(problemGroup(page, kind)).toContainText("(warning, kept)");
  }
}
