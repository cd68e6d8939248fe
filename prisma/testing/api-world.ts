import { randomInt } from "node:crypto";
import { exampleIds } from "@/lib/api/openapi/examples";
import type { Endpoint } from "@/lib/api/openapi/endpoint";
import { addBorrowerAccount } from "@/lib/operations/borrower-accounts/add-borrower-account";
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
  const borrowerAccount = await addBorrowerAccount(
    {
      kind: "borrower",
      borrowerId: employee.id,
      businessId: payroll.businessId,
      userId: payroll.owner.userId,
      name: "Ana",
      email: "ana@payroll.example",
    },
    {
      accountNumber: String(randomInt(100_000_000, 999_999_999)),
      nameOnAccount: "Ana Ortiz",
      routingNumber: "021000021",
      type: "checking",
    },
  );
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
      borrowerAccount: borrowerAccount.id,
      batch,
      webhook: hook.id,
      delivery: delivery.id,
    },
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
