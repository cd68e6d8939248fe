import type { Page } from "@playwright/test";
import { expectTrueBooks } from "./helpers/books";
import { expect, test } from "./fixtures";
import { expectBatch, moveClockTo, releaseBatch, sendSmallBatch } from "./helpers/small-batch";

test.use({ demoName: "returns" });

const title = "Returns of November";

test("a returned debit, a returned payment, a correction and a short posting end complete, by the pages alone", async ({
  demo,
  signedIn,
}) => {
  // Seventeen banking days and some fifty pages.
  test.slow();
  const admin = await signedIn("admin@acme.example");
  await sendSmallBatch(admin, title, [
    "E10003,6776745054,100.00,R-1",
    "E10004,9718047699,50.00,R-2",
    "E10006,,25.00,R-3",
  ]);
  const page = await signedIn("owner@acme.example");
  const batch = await releaseBatch(page, title);

  await test.step("the bank returns the debit for lack of funds, and corrects the account", async () => {
    await answer(page, "Your bank returns the debit", { Code: "R01, insufficient funds" });
    await answer(page, "Your bank corrects the account’s details", { "Corrected data": "000987654321" });
    await moveTo(page, "2026-11-25", "Wed, Nov 25");
    await expectBatch(page, batch, "Pending", /3 ?pending/);
    await expect(page.getByRole("main")).toContainText("Thu, Dec 3");
    await page.goto("/source-accounts");
    await expect(page.getByRole("table")).toContainText("4321");
  });

  await test.step("debited again it holds, and the credits go out", async () => {
    await moveTo(page, "2026-12-07", "Mon, Dec 7");
    await expectBatch(page, batch, "Pending", /3 ?sent/);
  });

  await test.step("one payment comes back, one is posted short", async () => {
    await answer(page, "A servicer’s bank returns a payment", { Payment: /100\.00/, Code: /^R03/ });
    await answer(page, "A servicer posts less than was sent", {
      Payment: /50\.00/,
      "Amount that is posted": "40.00",
    });
    await moveTo(page, "2026-12-09", "Wed, Dec 9");
    await expectBatch(page, batch, "Unreconciled", /1 ?posted/);
  });

  await test.step("the one is refunded, the rest of the other arrives", async () => {
    await page
      .getByRole("row", { name: /100\.00/ })
      .getByRole("link")
      .first()
      .click();
    await expect(page.getByRole("main")).toContainText("R03");
    await page.getByRole("button", { name: "Refund" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Refund $100.00" }).click();
    await expect(page.getByText("Refund on its way: $100.00").first()).toBeVisible();
    await page.goto(batch);
    await page
      .getByRole("row", { name: /\$50\.00/ })
      .getByRole("link")
      .first()
      .click();
    await page.getByRole("button", { name: "The rest arrived" }).click();
    await expect(page.getByText("The answer comes on Thu, Dec 10").first()).toBeVisible();
    await moveTo(page, "2026-12-10", "Thu, Dec 10");
    await expectBatch(page, batch, "Complete", /2 ?posted/);
  });

  await test.step("nothing is left to decide, and the books are true", async () => {
    await page.goto("/exceptions");
    await expect(page.getByRole("article")).toHaveCount(0);
    await expectTrueBooks(demo);
  });
});

async function moveTo(page: Page, day: string, spoken: string): Promise<void> {
  await moveClockTo(page, day);
  await expect(page.getByRole("region", { name: "Sandbox" })).toContainText(spoken);
}

/** Asks the sandbox's bank or a servicer for an answer, by the form on its page. */
async function answer(page: Page, what: string, fields: Record<string, string | RegExp>): Promise<void> {
  await page.goto("/sandbox");
  await page.getByRole("radio", { name: what }).check();
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
      const option = field.getByRole("option").filter({ hasText: value }).first();
      await field.selectOption((await option.getAttribute("value")) ?? "");
    } else if (typeof value === "string") await field.fill(value);
  }
  await page.getByRole("button", { name: "Ask for this answer" }).click();
  await expect(page.getByText(/^The answer comes on/).first()).toBeVisible();
}
