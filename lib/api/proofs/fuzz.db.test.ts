import { beforeAll, expect, it } from "vitest";
import { apiDocument } from "@/lib/api/openapi/document";
import { endpoints } from "@/lib/api/openapi/endpoints";
import { prisma } from "@/lib/db/client";
import { ask, makeClient } from "@/prisma/testing/api";
import { shapeFault } from "@/prisma/testing/api-shape";
import { type ApiWorld, makeApiWorld } from "@/prisma/testing/api-world";
import { expectTrueBooks } from "@/prisma/testing/books";
import { figures } from "@/prisma/testing/chaos/figures";
import { randomFrom } from "@/prisma/testing/chaos/random";
import { type Generated, generate } from "@/prisma/testing/chaos/requests/requests";

const AT_ONCE = 8;
const document = apiDocument("");
let world: ApiWorld;
let key: string;

beforeAll(async () => {
  world = await makeApiWorld();
  key = (await makeClient(world.payroll)).secret;
});

/** Ids that exist, for the fields that take them. */
function ids(field: string): readonly string[] {
  const { borrower, loan, servicer, account, batch } = world.ids;
  if (/borrower/.test(field)) return [borrower];
  if (field === "account_id") return [world.ids.borrowerAccount];
  if (field === "payment_id") return [world.ids.payment];
  if (field === "series_id") return [world.ids.series];
  if (/account/.test(field)) return [account, world.ids.borrowerAccount];
  if (/servicer_id/.test(field)) return [servicer];
  if (/batch/.test(field)) return [batch];
  return [loan, batch, servicer, account];
}

const borrowers = (): Promise<number> =>
  prisma.borrower.count({ where: { businessId: world.payroll.businessId } });

/** What is wrong with the answer to a generated request; null if nothing. */
async function faultOf({ endpoint, kind, path, asking }: Generated): Promise<string | null> {
  const answered = await ask(`Bearer ${key}`, endpoint.method, path, asking);
  // 501 is told by the document; any other 5xx is a fault of ours.
  const fault =
    answered.status >= 500 && answered.status !== 501
      ? `answered ${answered.status}: ${answered.text.slice(0, 300)}`
      : shapeFault(endpoint, answered);
  if (fault === null && !/select |insert |prisma|at \/|node_modules/i.test(answered.text)) return null;
  const sent = JSON.stringify(asking).slice(0, 400);
  return `${kind} ${endpoint.method} ${path.slice(0, 200)} ${sent}: ${fault ?? "it speaks of our insides"}`;
}

it.each(figures.seeds)(
  "answers every request made from the document as the document says, with no fault of ours (seed %i)",
  async (seed) => {
    const random = randomFrom(seed);
    const before = await borrowers();
    // Removing the account would make every batch after it invalid.
    const asked = endpoints.filter(({ name }) => !name.startsWith("remove"));
    const faults: string[] = [];
    let left = Math.ceil(figures.apiRequests / figures.seeds.length);
    const one = async (): Promise<void> => {
      while (left-- > 0) {
        const request = generate(document, random.pick(asked), { random, known: { ids }, key });
        const fault = await faultOf(request);
        if (fault !== null) faults.push(fault);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    expect(faults.slice(0, 10)).toEqual([]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    await expectTrueBooks(world.payroll.businessId);
    // What was asked well was done: the requests were not all refused at the door.
    expect(await borrowers()).toBeGreaterThan(before);
  },
  figures.testMaxMs,
);
