import { prisma } from "@/lib/db/client";
import { addDays, type Day, instantAt, yearOf } from "@/lib/domain/days";
import { scopes } from "@/lib/auth/permissions";
import { env } from "@/lib/env";
import { railOf } from "@/lib/rails/rail";
import { writeBank } from "./factories/bank";
import { makeAccount, makeBusiness, makeExternalBenefit, makeKey, makePeople } from "./factories/business";
import { setUpOwnMoney } from "./factories/demo-own-money";
import { makeHistory } from "./factories/history";
import { importDemoRoster } from "./factories/roster";
import { writeServicers } from "./factories/servicers";

export const DEMO_PASSWORD = "paydown-demo";
const HISTORY_MONTHS = 10;
/** The clock starts here before the history walks it on: a year is more than ten months. */
const DAYS_BEFORE = 330;

const start = (today: Day): Day => addDays(today, -DAYS_BEFORE);

/** The sandbox demo (contract §3): Acme with its roster and ten months of batches, Globex, and the operator. */
export async function writeDemo(today: Day): Promise<void> {
  await writeServicers();
  await writeBank();
  await makePeople(null, DEMO_PASSWORD, [
    { email: "operator@paydown.example", name: "Olive Operator", role: null, operator: true },
  ]);
  await writeAcme(today);
  await writeGlobex(today);
}

async function writeAcme(today: Day): Promise<void> {
  const businessId = await makeBusiness({
    name: "Acme Robotics",
    companyId: "1842716093",
    today: start(today),
  });
  const people = await makePeople(businessId, DEMO_PASSWORD, [
    { email: "owner@acme.example", name: "Olivia Owens", role: "owner" },
    { email: "admin@acme.example", name: "Adam Adler", role: "admin" },
    { email: "approver@acme.example", name: "April Apel", role: "approver" },
    { email: "viewer@acme.example", name: "Victor Viau", role: "viewer" },
    { email: "e10002@acme.example", name: "Michael Johnson", role: null },
  ]);
  const id = (email: string): string => people.get(email) ?? "";
  await importDemoRoster(businessId, "acme.example");
  const employee = await prisma.borrower.findFirstOrThrow({ where: { businessId, externalId: "E10002" } });
  const userId = id("e10002@acme.example");
  await prisma.borrower.update({
    where: { businessId_id: { businessId, id: employee.id } },
    data: { userId },
  });
  const tuition = await prisma.borrower.findFirstOrThrow({ where: { businessId, externalId: "E10008" } });
  await makeExternalBenefit({ businessId, borrowerId: tuition.id, year: yearOf(today), amount: "4000.00" });
  const keyId = await makeKey({
    businessId,
    secret: "LIVELONGANDPROSPER",
    name: "Demo key",
    scopes,
    madeBy: id("owner@acme.example"),
  });
  const accountId = await makeAccount({
    businessId,
    name: "Acme Robotics, Inc.",
    routingNumber: "021000021",
    accountNumber: "483920176",
    createdBy: "Olivia Owens",
    at: instantAt(start(today), "09:00"),
  });
  await makeHistory({
    id: businessId,
    accountId,
    today,
    months: HISTORY_MONTHS,
    preparedBy: "Adam Adler",
    releasedBy: { id: id("approver@acme.example"), name: "April Apel" },
    // Where files go by hand, an employee's payment in the past would wait for its file's answer before the demo begins.
    inLastMonth: async () => {
      if (railOf(env.PAYDOWN_RAIL).writesFiles) return;
      await setUpOwnMoney({
        businessId,
        borrowerId: employee.id,
        userId,
        key: { id: keyId, madeBy: { userId: id("owner@acme.example"), name: "Olivia Owens" } },
      });
    },
  });
}

async function writeGlobex(today: Day): Promise<void> {
  const businessId = await makeBusiness({ name: "Globex", companyId: "1730455127", today });
  const people = await makePeople(businessId, DEMO_PASSWORD, [
    { email: "owner@globex.example", name: "Gina Globe", role: "owner" },
    { email: "approver@globex.example", name: "Gus Approves", role: "approver" },
  ]);
  const owner = people.get("owner@globex.example") ?? "";
  await importDemoRoster(businessId, "globex.example", 24);
  await makeKey({ businessId, secret: "RESISTANCEISFUTILE", name: "Demo key", scopes, madeBy: owner });
  await makeAccount({
    businessId,
    name: "Globex Corporation",
    routingNumber: "110000000",
    accountNumber: "900310047",
    createdBy: "Gina Globe",
    at: instantAt(today, "09:00"),
  });
}
