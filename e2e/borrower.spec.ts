import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { press, tabTo, tick, type } from "./helpers/keyboard";
import { faultsOfPages } from "./helpers/pages";

// A telephone, and nothing but its keyboard; the demo begins on Monday, November 23, three days before Thanksgiving.
test.use({ demoName: "borrower" });

const telephone = { width: 375, height: 812 };

async function go(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole("button", { name: "Open navigation" }));
  await press(page, page.getByRole("dialog").getByRole("link", { name, exact: true }));
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

async function nextBankingDay(page: Page, day: string): Promise<void> {
  await press(page, page.getByRole("button", { name: "Move the clock" }));
  const dialog = page.getByRole("dialog", { name: "Move the sandbox clock" });
  await press(page, dialog.getByRole("button", { name: "Move the clock" }));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Sandbox" })).toContainText(day);
}

/** An account with its two deposits named; the clock is a banking day later. */
async function addAccount(page: Page): Promise<void> {
  await go(page, "Accounts");
  await press(page, page.getByRole("link", { name: "Add an account" }));
  await type(page, page.getByLabel("Routing number"), "021000021");
  await expect(page.getByText("JPMorgan Chase")).toBeVisible();
  await type(page, page.getByLabel("Account number", { exact: true }), "99887766");
  await type(page, page.getByLabel("Account number again"), "99887766");
  await press(page, page.getByRole("button", { name: "Add the account" }));
  await expect(page.getByRole("heading", { level: 1, name: "Checking •••• 7766" })).toBeVisible();
  await expect(page.getByText("Two small deposits arrive on")).toBeVisible();
  await nextBankingDay(page, "Tue, Nov 24");
  const statement = await page.getByText("both marked ACCTVERIFY").textContent();
  const [first = "", second = ""] = statement?.match(/0\.\d\d/g) ?? [];
  await type(page, page.getByLabel("One deposit"), first);
  await type(page, page.getByLabel("The other"), second);
  await press(page, page.getByRole("button", { name: "Verify the account" }));
  await expect(page.getByRole("main").getByText("Verified", { exact: true })).toBeVisible();
}

/** The account added last, and not the one that the demo's employee had before. */
async function fromAdded(page: Page): Promise<void> {
  const from = page.getByLabel("From", { exact: true });
  await tabTo(page, from);
  await page.keyboard.press("End");
  await expect(from.locator("option:checked")).toContainText("7766");
}

test("an employee adds an account, pays every month and once, and changes their mind in time", async ({
  signedIn,
}) => {
  const page = await signedIn("e10002@acme.example");
  await page.setViewportSize(telephone);
  await addAccount(page);

  await test.step("a series on day 28 shows its real days", async () => {
    await go(page, "Payments");
    await press(page, page.getByRole("link", { name: "Pay every month" }));
    await fromAdded(page);
    await type(page, page.getByLabel("Amount each month"), "25");
    await type(page, page.getByLabel("Day of each month"), "28");
    const days = page.getByRole("list", { name: "The next days" }).getByRole("listitem");
    await expect(days).toHaveCount(12);
    await expect(days.first()).toContainText("not Sat, Nov 28: it is a Saturday");
    await expect(days.nth(3)).toContainText("Friday, February 26, 2027");
    await tick(page, page.getByLabel("I agree"));
    await press(page, page.getByRole("button", { name: "Set up the series" }));
    await expect(
      page.getByRole("heading", { level: 1, name: "$25.00 to Edfinancial each month" }),
    ).toBeVisible();
    await expect(page.getByRole("table", { name: "Payments of this series" })).toContainText("Scheduled");
  });

  await test.step("it is changed, and from which day the change holds is said", async () => {
    await press(page, page.getByRole("link", { name: "Edit" }));
    await expect(page.getByText("A change holds from Monday, November 30, 2026")).toBeVisible();
    await type(page, page.getByLabel("Amount each month"), "30");
    await tick(page, page.getByLabel("I agree"));
    await press(page, page.getByRole("button", { name: "Save the series" }));
    await expect(
      page.getByRole("heading", { level: 1, name: "$30.00 to Edfinancial each month" }),
    ).toBeVisible();
  });

  await test.step("Thanksgiving is refused with its reason and the nearest days; the day after is accepted", async () => {
    await go(page, "Payments");
    await press(page, page.getByRole("link", { name: "Pay once" }));
    await fromAdded(page);
    await type(page, page.getByLabel("Amount", { exact: true }), "200");
    const grid = page.getByRole("grid");
    await tabTo(page, grid.getByRole("button", { name: "Wednesday, November 25, 2026" }));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const said = page.getByRole("status").filter({ hasText: "Thanksgiving Day: banks are closed" });
    await expect(said).toContainText("Wed, Nov 25");
    await press(page, said.getByRole("button", { name: "Fri, Nov 27" }));
    await tick(page, page.getByLabel("I agree"));
    await press(page, page.getByRole("button", { name: "Set up the payment" }));
    await expect(page.getByRole("heading", { level: 1, name: "$200.00 to Edfinancial" })).toBeVisible();
    await expect(page.getByText("debit $200.00 once from my account ending in 7766")).toBeVisible();
  });

  await test.step("the payment and then the series are cancelled", async () => {
    const receipt = await page.request.get(`/api/ui${new URL(page.url()).pathname}/receipt`);
    expect((await receipt.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await press(page, page.getByRole("button", { name: "Cancel the payment" }));
    await press(
      page,
      page.getByRole("dialog").getByRole("button", { name: "Cancel $200.00 to Edfinancial" }),
    );
    await expect(page.getByRole("main").getByText("Cancelled", { exact: true }).first()).toBeVisible();
    await go(page, "Payments");
    await press(page, page.getByRole("link", { name: "Day 28 of each month" }));
    await press(page, page.getByRole("button", { name: "Cancel the series" }));
    await press(
      page,
      page.getByRole("dialog").getByRole("button", { name: "Cancel the series of $30.00 to Edfinancial" }),
    );
    await expect(page.getByRole("main").getByText("Cancelled", { exact: true }).first()).toBeVisible();
  });
});

test("the second of two windows is told, and keeps what was typed", async ({ signedIn }) => {
  const one = await signedIn("e10002@acme.example");
  await one.goto("/my/payments/new");
  // What is typed before the script has come does not count: the mandate's words say that it did.
  await expect(async () => {
    await one.getByLabel("Amount", { exact: true }).fill("40");
    await one.getByRole("button", { name: "Monday, November 30, 2026" }).click();
    await expect(one.getByText("debit $40.00 once")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await one.getByLabel("I agree").check();
  await one.getByRole("button", { name: "Set up the payment" }).click();
  await one.getByRole("link", { name: "Edit" }).click();
  await expect(one.getByLabel("Amount", { exact: true })).toHaveValue("40.00");
  const two = await one.context().newPage();
  await two.goto(one.url());
  await expect(two.getByLabel("Amount", { exact: true })).toHaveValue("40.00");
  await two.getByLabel("Amount", { exact: true }).fill("50");
  await two.getByLabel("I agree").check();
  await two.getByRole("button", { name: "Save the payment" }).click();
  await expect(two.getByRole("heading", { level: 1, name: "$50.00 to Edfinancial" })).toBeVisible();
  await one.getByLabel("Amount", { exact: true }).fill("60");
  await one.getByLabel("I agree").check();
  await one.getByRole("button", { name: "Save the payment" }).click();
  await expect(one.getByRole("status").filter({ hasText: "Changed in another window" })).toContainText(
    "$50.00",
  );
  await expect(one.getByLabel("Amount", { exact: true })).toHaveValue("60");
  await one.getByRole("button", { name: "Save the payment" }).click();
  await expect(one.getByRole("heading", { level: 1, name: "$60.00 to Edfinancial" })).toBeVisible();
});

test("an employee's own pages read well, light and dark, wide and narrow", async ({ signedIn }) => {
  const page = await signedIn("e10002@acme.example");
  await page.goto("/my/accounts");
  const account =
    (await page
      .getByRole("link", { name: /Checking/ })
      .first()
      .getAttribute("href")) ?? "";
  await page.goto("/my/payments");
  const payments = page
    .getByRole("table", { name: "Your payments" })
    .getByRole("row")
    .filter({ hasText: "Scheduled" })
    .getByRole("rowheader")
    .getByRole("link");
  const payment = (await payments.first().getAttribute("href")) ?? "";
  const series = page.getByRole("table", { name: "Payment series" }).getByRole("rowheader").getByRole("link");
  const addresses = [
    "/my/loans",
    "/my/accounts",
    "/my/accounts/new",
    account,
    "/my/payments",
    "/my/payments/new",
    payment,
    `${payment}/edit`,
    "/my/payments/series/new",
    (await series.first().getAttribute("href")) ?? "",
    "/my/autopay",
  ];
  expect(await faultsOfPages(page, addresses)).toEqual([]);
});
