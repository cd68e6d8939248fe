import type { APIRequestContext, Page } from "@playwright/test";
import { z } from "zod";
import { expect, test } from "./fixtures";
import { faultsOfPages } from "./helpers/pages";
import { goTo, nextBankingDay } from "./helpers/steps";

test.use({ demoName: "reconciliation" });

const created = z.object({ id: z.string() });
const found = z.object({ payments: z.array(z.object({ id: z.string(), reference_id: z.string() })) });
const listed = z.object({ data: z.array(z.object({ id: z.number(), uuid: z.string() })) });
const accounts = z.object({ data: z.array(z.object({ id: z.string(), status: z.string() })) });
const portfolio = z.object({
  loans: z.array(z.object({ id: z.string(), status: z.object({ code: z.string() }) })),
});

test("what servicers said is matched with one payment or many; what came back is sent again or refunded", async ({
  request,
  demo,
  signedIn,
}) => {
  const api = apiOf(request, demo.url);
  const batch = await test.step("six payments are released", () => release(api));
  const page = await signedIn("approver@acme.example");
  await test.step("one line is matched with two payments, taken back, and matched", () => oneToMany(page));
  await test.step("the page is for everybody while there is something on it", () => looks(page));
  await test.step("a pasted list is matched, and all of it reconciled", () => pasteAndReconcile(page));
  await page.reload();
  await nextBankingDay(page, "Tue, Dec 1");
  await test.step("of what came back one is sent again and one refunded", () => sendAndRefund(page));
  await nextBankingDay(page, "Wed, Dec 2");
  await nextBankingDay(page, "Thu, Dec 3");
  await page.goto(`/batch-payments/${batch}`);
  await expect(page.getByRole("region", { name: "Progress" })).toContainText(/5 ?posted/);
  await expect(page.locator("header").filter({ has: page.getByRole("heading", { level: 1 }) })).toContainText(
    "Complete",
  );
  await goTo(page, "Reconciliation");
  await expect(page.getByText("Nothing waits to be confirmed")).toBeVisible();
});

type Api = ReturnType<typeof apiOf>;

/** The API with Acme's key; an answer that is not a success fails the story. */
function apiOf(request: APIRequestContext, url: string) {
  const headers = { authorization: "Bearer LIVELONGANDPROSPER" };
  return {
    get: async (path: string): Promise<unknown> => {
      const answer = await request.get(`${url}/api/v1${path}`, { headers });
      expect(answer.ok(), await answer.text()).toBe(true);
      return answer.json();
    },
    post: async (path: string, data: object): Promise<unknown> => {
      const answer = await request.post(`${url}/api/v1${path}`, { headers, data });
      expect(answer.ok(), await answer.text()).toBe(true);
      return answer.json();
    },
  };
}

/** Six payments of 100.00; the first two will come back. The clock stands where the credits have just arrived. */
async function release(api: Api): Promise<string> {
  const account = accounts
    .parse(await api.get("/source_accounts"))
    .data.find((one) => one.status === "verified");
  const payments = [];
  for (const borrower of listed.parse(await api.get("/borrowers?limit=30")).data) {
    const { loans } = portfolio.parse(await api.get(`/borrowers/${borrower.id}/portfolio`));
    const loan = loans.find((one) => one.status.code === "RP");
    if (!loan || payments.length === 6) continue;
    payments.push({
      allocation: { type: "loan", id: loan.id },
      amount: "100.00",
      borrower_id: borrower.uuid,
      reference_id: `pay-${payments.length + 1}`,
    });
  }
  const batch = created.parse(
    await api.post("/batch_payments", {
      batch_payment: {
        number_of_payments: 6,
        payments,
        reference_id: "six",
        source_account_id: account?.id,
        total_amount: "600.00",
      },
    }),
  );
  const items = found.parse(await api.get(`/batch_payments/${batch.id}`)).payments;
  for (const item of items.filter((one) => ["pay-1", "pay-2"].includes(one.reference_id))) {
    await api.post("/sandbox/simulate", { kind: "credit_return", id: item.id, code: "R03" });
  }
  await api.post("/sandbox/clock", { advance_to: "2026-11-30" });
  return batch.id;
}

const row = (page: Page, reference: string) => page.getByRole("row").filter({ hasText: reference });

async function oneToMany(page: Page): Promise<void> {
  await goTo(page, "Reconciliation");
  await page.getByRole("button", { name: "Enter what a servicer said" }).click();
  const dialog = page.getByRole("dialog", { name: "What did the servicer say?" });
  await dialog.getByLabel("Amount").fill("200.00");
  await dialog.getByRole("button", { name: "Enter it" }).click();
  await expect(dialog).toBeHidden();
  const line = page.getByRole("listitem").filter({ hasText: "by April Apel" });
  await line.getByRole("link", { name: "Choose payments" }).click();
  const difference = page.getByRole("status").filter({ hasText: "Difference, to be $0.00" });
  const sent = page.getByRole("region", { name: "What we sent" });
  for (const time of ["first", "second"]) {
    // The payments are chosen for the line only once the page says so.
    await expect(difference).toContainText(/\$0\.00\$200\.00$/);
    await row(page, "pay-3").getByRole("checkbox").check();
    await expect(difference).toContainText(/\$0\.00\$100\.00$/);
    await expect(sent.getByRole("button", { name: "Match 1 payment, $100.00" })).toBeDisabled();
    await row(page, "pay-4").getByRole("checkbox").check();
    await expect(difference).toContainText(/\$0\.00\$0\.00$/);
    await sent.getByRole("button", { name: "Match 2 payments, $200.00" }).click();
    await expect(line).toContainText("Matched with 2 payments, $200.00. Difference $0.00.");
    if (time === "second") break;
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(line).toContainText("No waiting payments fit by themselves");
    await line.getByRole("link", { name: "Choose payments" }).click();
  }
}

async function looks(page: Page): Promise<void> {
  await page.goto("/reconciliation");
  const choose = page.getByRole("link", { name: "Choose payments" }).first();
  const chosen = (await choose.getAttribute("href")) ?? "";
  expect(await faultsOfPages(page, ["/reconciliation?show=matched", chosen])).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto("/reconciliation");
}

async function pasteAndReconcile(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Paste a list" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste what was confirmed" });
  await dialog.getByLabel("Payments").fill("pay-5\npay-6\npay-3\nnobody");
  await dialog.getByRole("button", { name: "Match them" }).click();
  await expect(dialog).toContainText("Matched: 2 payments, $200.00");
  await expect(dialog).toContainText("pay-3: already matched");
  await expect(dialog).toContainText("nobody: no payment has this id, reference or trace number");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "Reconcile 4 payments, $400.00" }).click();
  const asked = page.getByRole("dialog", { name: "Reconcile what is matched?" });
  await asked.getByRole("button", { name: "Reconcile 4 payments, $400.00" }).click();
  await expect(asked).toBeHidden();
  await expect(page.getByRole("link", { name: /^To be confirmed/ })).toContainText("2");
}

async function sendAndRefund(page: Page): Promise<void> {
  await page.goto("/reconciliation?show=returned");
  const rows = page.getByRole("table", { name: "Payments that came back" }).getByRole("row");
  await rows.nth(1).getByRole("button", { name: "Refund" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Refund $100.00" }).click();
  await expect(rows.nth(1)).toContainText("Refund on its way");
  await rows.nth(2).getByRole("button", { name: "Send again" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send $100.00 again" }).click();
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/);
}
