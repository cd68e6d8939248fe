import { randomInt, randomUUID } from "node:crypto";
import { exampleIds } from "@/lib/api/openapi/examples";
import type { Endpoint } from "@/lib/api/openapi/endpoint";
import { addBorrowerAccount } from "@/lib/operations/borrower-accounts/add-borrower-account";
import type { KeyActor } from "@/lib/auth/actor";
import { scopes } from "@/lib/auth/permissions";
import { money } from "@/lib/domain/money";
import { putAutopay } from "@/lib/operations/autopay/put-autopay";
import { createPayment } from "@/lib/operations/payments/create-payment";
import { createSeries } from "@/lib/operations/payment-series/create-series";
import { prisma } from "@/lib/db/client";
import { day, instantAt } from "@/lib/domain/days";
import { addWebhook } from "@/lib/operations/webhooks/add-webhook";
import { sendTest } from "@/lib/operations/webhooks/send-again";
import { makeAccount } from "../factories/business";
import { type Employee, makeBatch, makeEmployee, makePayroll, type Payroll } from "../factories/payroll";

type Ids = Record<keyof typeof exampleIds, string>;

/** A business in which every example of the API's document can run. */
export type ApiWorld = { payroll: Payroll; employee: Employee; ids: Ids };

export async function makeApiWorld(): Promise<ApiWorld> {
  const payroll = await makePayroll(day("2026-11-23"));
  const employee = await makeEmployee(payroll.businessId);
  const unusedAccount = await makeAccount({
    businessId: payroll.businessId,
    name: "Payroll, Inc.",
    routingNumber: "021000021",
    accountNumber: String(randomInt(100_000_000, 999_999_999)),
    createdBy: "Olivia Owens",
    at: instantAt(day("2026-11-23"), "09:00"),
  });
  const own = await ownMoney(payroll, employee);
  const batch = await makeBatch(payroll, [{ to: employee, amount: "10.00" }]);
  const hook = await addWebhook(payroll.owner, { webhook: { url: "http://127.0.0.1:9/hooks" } });
  await sendTest(payroll.owner, { webhook_id: hook.id, event_type: "test" });
  const delivery = await prisma.webhookDelivery.findFirstOrThrow({
    where: { businessId: payroll.businessId, endpointId: hook.id },
    select: { id: true },
  });
  return {
    payroll,
    employee,
    ids: {
      ...exampleIds,
      borrower: employee.id,
      loan: employee.loanId,
      servicer: employee.servicerId,
      account: payroll.accountId,
      unusedAccount,
      ...own,
      batch,
      webhook: hook.id,
      delivery: delivery.id,
    },
  };
}

/** The Borrower's own account, vouched for by a key, with a Payment and a series that draw on it. */
async function ownMoney(payroll: Payroll, employee: Employee) {
  const { businessId, owner } = payroll;
  const key: KeyActor = {
    kind: "key",
    businessId,
    keyId: randomUUID(),
    name: "test",
    scopes,
    madeBy: { userId: owner.userId, name: owner.name },
  };
  const payer = { kind: "paying_key", businessId, borrowerId: employee.id, key } as const;
  const newAccount = () => ({
    accountNumber: String(randomInt(100_000_000, 999_999_999)),
    nameOnAccount: "Ana Ortiz",
    routingNumber: "021000021",
    type: "checking" as const,
  });
  const account = await addBorrowerAccount(payer, newAccount());
  const unused = await addBorrowerAccount(payer, newAccount());
  const from = { servicerId: employee.servicerId, sourceAccountId: account.id };
  const payment = await createPayment(payer, {
    ...from,
    amount: money("25.75"),
    scheduledDate: day("2026-12-03"),
  });
  const series = await createSeries(payer, {
    ...from,
    amount: money("14.00"),
    schedule: { kind: "end_of_month", startDate: day("2026-12-01"), endDate: null },
  });
  await putAutopay(payer, from);
  return {
    borrowerAccount: account.id,
    unusedBorrowerAccount: unused.id,
    payment: payment.id,
    series: series.id,
  };
}

export type Asked = { path: string; body: unknown };

/** An endpoint's example as it is asked in a world. */
export function exampleIn({ ids }: Pick<ApiWorld, "ids">, { path, example = {} }: Endpoint): Asked {
  let text = JSON.stringify({ path: addressOf(path, example), body: example.body ?? null });
  for (const [name, id] of Object.entries(exampleIds)) {
    text = text.replaceAll(id, ids[name as keyof Ids]); // its own keys
  }
  const asked = JSON.parse(text) as Asked; // what was just written
  return { path: asked.path, body: asked.body ?? undefined };
}

function addressOf(path: string, { params = {}, query = {} }: NonNullable<Endpoint["example"]>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  return search === "" ? filled : `${filled}?${search}`;
}

/** What business data a refused request must have left alone. */
export async function storedBy(businessId: string): Promise<unknown> {
  const where = { businessId };
  return Promise.all([
    prisma.activity.count({ where }),
    prisma.batch.count({ where }),
    prisma.borrower.count({ where }),
    prisma.loan.count({ where }),
    prisma.simulation.count({ where }),
    prisma.sourceAccount.findMany({ where, orderBy: { seq: "asc" }, select: { id: true, status: true } }),
    prisma.businessClock.findUnique({ where, select: { now: true, target: true } }),
  ]);
}
