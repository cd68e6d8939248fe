import { parseArgs } from "node:util";
import { realNow } from "@/lib/clock";
import { closeDatabase, prisma } from "@/lib/db/client";
import { timetable } from "@/lib/domain/batches/timetable";
import { dayOf, instantAt } from "@/lib/domain/days";
import { env } from "@/lib/env";
import { DEMO_PASSWORD, writeDemo } from "./demo";
import { makeAccount, makeBusiness, makePeople } from "./factories/business";
import { type Scale, writeBatches, writeEmployees } from "./factories/scale";
import { writeServicers } from "./factories/servicers";

const DEMO = "demo";
const usage =
  "Usage: npm run seed -- --employees N --batches N --items N (whole numbers), or --demo on an empty sandbox.";

const today = env.PAYDOWN_SANDBOX_DATE ?? dayOf(realNow());

/** Fills an empty sandbox once. The note it leaves at the end tells the next start that it is whole. */
async function seedDemo(): Promise<void> {
  await prisma.installation.create({ data: { key: DEMO, value: "begun" } });
  await writeDemo(today);
  await prisma.installation.update({ where: { key: DEMO }, data: { value: "whole" } });
}

/** A business of its own with data of the size wanted; its owner signs in with the demo's password. */
async function seedScale(scale: Scale): Promise<void> {
  await writeServicers();
  const n = (await prisma.business.count()) + 1;
  const name = `Scale ${n}`;
  const businessId = await makeBusiness({ name, companyId: "1999999999", today });
  const email = `owner@scale${n}.example`;
  await makePeople(businessId, DEMO_PASSWORD, [{ email, name: "Sam Scale", role: "owner" }]);
  const accountId = await makeAccount({
    businessId,
    name,
    routingNumber: "021000021",
    accountNumber: `${4_000_000 + n}`,
    createdBy: "Sam Scale",
    at: instantAt(today, timetable.morning),
  });
  await writeEmployees(businessId, scale.employees);
  await writeBatches(businessId, accountId, scale, today);
  process.stdout.write(
    `${name}: ${scale.employees} employees, ${scale.batches} batches, ${scale.items} items. Sign in as ${email}.\n`,
  );
}

function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text)) throw new Error(usage);
  return Number.parseInt(text, 10);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: "boolean" },
      employees: { type: "string" },
      batches: { type: "string" },
      items: { type: "string" },
    },
  });
  if (values.demo) return seedDemo();
  return seedScale({
    employees: wholeNumber(values.employees),
    batches: wholeNumber(values.batches),
    items: wholeNumber(values.items),
  });
}

await main().finally(closeDatabase);
