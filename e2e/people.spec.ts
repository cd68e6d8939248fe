import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { bringIn, expectSent, expectTotals } from "./helpers/steps";

// A page that is not theirs is answered with 403 or 404, which the browser notes on its console.
test.use({ demoName: "people", provoked: /status of 40[134]/ });

const acme = "Acme Robotics, Inc., ending in 0176";
const notHere = "This page is not here";

/** A draft with one payment, sent for approval by whoever looks at the page; its address as the approvers have it. */
async function sendDraft(page: Page, employee: string): Promise<string> {
  const rows = `external_id,amount\n${employee},25.00\n`;
  await bringIn(page, { name: `${employee}.csv`, mimeType: "text/csv", buffer: Buffer.from(rows) });
  await page.getByLabel("Pay from").selectOption({ label: acme });
  await expect(page.getByText("All changes saved")).toBeVisible();
  await expectTotals(page, "1 payment", "$25.00");
  await page.getByRole("button", { name: "Send for approval" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send 1 payment, $25.00" }).click();
  await expectSent(page);
  return `/approvals?draft=${page.url().split("/").at(-1)}`;
}

test("a viewer reads and exports, and prepares nothing", async ({ signedIn }) => {
  const page = await signedIn("viewer@acme.example");
  await page.goto("/batch-payments");
  await expect(page.getByRole("table", { name: "Batch payments" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Export CSV" })).toBeVisible();
  await expect(page.getByRole("link", { name: "New batch" })).toHaveCount(0);
  await page.goto("/batch-payments/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role does not open this page");
  const upload = await page.request.post("/api/ui/drafts", {
    headers: {
      "x-file-name": "x.csv",
      "content-type": "application/octet-stream",
      origin: new URL(page.url()).origin,
    },
    data: "external_id,amount\nE10028,1.00\n",
  });
  expect(upload.status()).toBe(403);
});

test("another business sees nothing of Acme, by direct address either", async ({ signedIn }) => {
  const admin = await signedIn("admin@acme.example");
  const theirs: string[] = [];
  for (const list of ["/batch-payments", "/employees", "/source-accounts"]) {
    await admin.goto(list);
    const link = admin.getByRole("table").getByRole("rowheader").getByRole("link").first();
    theirs.push((await link.getAttribute("href")) ?? "");
  }
  theirs.push(await sendDraft(admin, "E10034"), new URL(admin.url()).pathname);
  const globex = await signedIn("owner@globex.example");
  for (const address of theirs) {
    await globex.goto(address);
    await expect(globex.getByRole("heading", { level: 1 })).toHaveText(notHere);
  }
  const batch = theirs[0]?.split("/").at(-1);
  expect((await globex.request.get(`/api/ui/batches/${batch}/items.csv`)).status()).toBe(404);
});

test("an employee sees only their own pages", async ({ signedIn }) => {
  const page = await signedIn("e10002@acme.example");
  await expect(page).toHaveURL(/\/my\/loans$/);
  await expect(page.getByRole("table", { name: "Loans at Edfinancial" })).toBeVisible();
  for (const address of [
    "/overview",
    "/employees",
    "/batch-payments",
    "/approvals",
    "/reports",
    "/operator",
  ]) {
    await page.goto(address);
    await expect(page).toHaveURL(/\/my\/loans$/);
  }
  expect((await page.request.get("/api/ui/employees.csv")).status()).toBeGreaterThanOrEqual(401);
});

test("whoever is suspended is out at the next click", async ({ signedIn }) => {
  const owner = await signedIn("owner@acme.example");
  const viewer = await signedIn("viewer@acme.example");
  await owner.goto("/settings/team");
  const person = owner.getByRole("row", { name: /viewer@acme.example/ });
  const actions = person.getByRole("button", { name: /^Actions for/ });
  await actions.click();
  await owner.getByRole("menuitem", { name: "Suspend" }).click();
  // Thought better of: the focus is where it was before the menu, and its dialog, opened.
  await owner.keyboard.press("Escape");
  await expect(actions).toBeFocused();
  await actions.click();
  await owner.getByRole("menuitem", { name: "Suspend" }).click();
  await owner
    .getByRole("dialog")
    .getByRole("button", { name: /^Suspend/ })
    .click();
  await expect(person).toContainText("Suspended");
  await viewer.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Employees" }).click();
  await expect(viewer.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("whoever prepared a batch does not release it", async ({ signedIn }) => {
  const owner = await signedIn("owner@acme.example");
  await owner.goto(await sendDraft(owner, "E10035"));
  await expect(owner.getByText("You can look, but not release")).toBeVisible();
  await expect(
    owner.getByText("You prepared this batch, so somebody else must release it: April Apel."),
  ).toBeVisible();
  await expect(owner.getByRole("button", { name: /^Release/ })).toHaveCount(0);
});

test("of two who release at once one wins, and the other is told", async ({ signedIn }) => {
  const admin = await signedIn("admin@acme.example");
  const address = await sendDraft(admin, "E10036");
  const both = [await signedIn("owner@acme.example"), await signedIn("approver@acme.example")];
  for (const page of both) {
    await page.goto(address);
    await page.getByRole("button", { name: "Release 1 payment, $25.00" }).click();
  }
  const confirm = (page: Page) => page.getByRole("dialog").getByRole("button", { name: /^Release/ });
  await Promise.all(both.map((page) => confirm(page).click()));
  const told = (page: Page) => page.getByRole("dialog").getByRole("alert");
  const won = (page: Page) => page.getByRole("region", { name: "Progress" });
  for (const page of both) await expect(told(page).or(won(page))).toBeVisible();
  const winners = await Promise.all(both.map((page) => won(page).count()));
  expect(winners.toSorted()).toEqual([0, 1]);
  const loser = both[winners.indexOf(0)];
  if (loser) await expect(told(loser)).toContainText(/released/);
});
