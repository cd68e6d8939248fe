import { expect, test } from "./fixtures";
import { faultsOfPages, firstOf } from "./helpers/pages";
import { bringIn, sample } from "./helpers/steps";

// The page for what is not there is looked at too; a role that may not is answered with 403.
test.use({ provoked: /status of 40[34]/ });

test("before signing in", async ({ page }) => {
  const addresses = ["/sign-in", "/forgot-password", "/set-password/not-a-link", "/not/here"];
  expect(await faultsOfPages(page, addresses)).toEqual([]);
});

test("overview, batches and payments", async ({ signedIn }) => {
  const page = await signedIn("owner@acme.example");
  const batch = await firstOf(page, "/batch-payments");
  const payment = await firstOf(page, batch);
  const nothing = "/batch-payments/00000000-0000-4000-8000-000000000000";
  expect(await faultsOfPages(page, ["/overview", "/batch-payments", batch, payment, nothing])).toEqual([]);
});

test("a batch that is being prepared", async ({ signedIn }) => {
  const page = await signedIn("admin@acme.example");
  await bringIn(page, sample("contributions-payroll-export.csv"));
  const draft = new URL(page.url()).pathname;
  const approval = `/approvals?draft=${draft.split("/").at(-1)}`;
  expect(await faultsOfPages(page, [draft, "/batch-payments/new", "/approvals", approval])).toEqual([]);
});

test("employees", async ({ signedIn }) => {
  const page = await signedIn("owner@acme.example");
  const employee = await firstOf(page, "/employees");
  const addresses = ["/employees", employee, `${employee}/edit`, "/employees/new", "/employees/import"];
  expect(await faultsOfPages(page, addresses)).toEqual([]);
});

test("accounts and reports", async ({ signedIn }) => {
  const page = await signedIn("owner@acme.example");
  const account = await firstOf(page, "/source-accounts");
  const statement = `${account}?period=this_year`;
  const addresses = ["/source-accounts", statement, "/source-accounts/new", "/reports", "/reports/payroll"];
  expect(await faultsOfPages(page, addresses)).toEqual([]);
});

test("reconciliation, bank files and exceptions", async ({ signedIn }) => {
  const page = await signedIn("owner@acme.example");
  const tabs = ["/reconciliation", "/reconciliation?show=matched", "/reconciliation?show=returned"];
  expect(await faultsOfPages(page, [...tabs, "/reconciliation/files", "/exceptions"])).toEqual([]);
});

test("settings and the sandbox", async ({ signedIn }) => {
  const page = await signedIn("owner@acme.example");
  expect(await faultsOfPages(page, ["/settings/team", "/settings/tax", "/sandbox"])).toEqual([]);
});

test("what programs need: keys, webhooks and the reference", async ({ signedIn }) => {
  const page = await signedIn("owner@acme.example");
  expect(await faultsOfPages(page, ["/settings/api-keys", "/settings/webhooks", "/docs"])).toEqual([]);
});

test("an employee's and the operator's pages, and what a role does not open", async ({ signedIn }) => {
  const employee = await faultsOfPages(await signedIn("e10002@acme.example"), ["/my/loans"]);
  const operator = await faultsOfPages(await signedIn("operator@paydown.example"), ["/operator"]);
  const viewer = await faultsOfPages(await signedIn("viewer@acme.example"), ["/batch-payments/new"]);
  expect([...employee, ...operator, ...viewer]).toEqual([]);
});
