import { prisma } from "@/lib/db/client";
import { encrypt } from "@/lib/db/secrets";

/** Real banks' routing numbers with invented accounts: nothing that is sent there exists. */
const BANKS = ["091000019", "021000021", "011000015", "122105155"] as const;

/** The sandbox's bank and an account of every servicer, so that the NACHA rail can be tried; what stands already is left alone. */
export async function writeBank(): Promise<void> {
  const by = { updatedBy: "the demo" };
  await prisma.odfi.createMany({
    data: [
      {
        routingNumber: "121042882",
        name: "Demo ODFI Bank",
        originId: "121042882",
        originName: "Paydown",
        ...by,
      },
    ],
    skipDuplicates: true,
  });
  const servicers = await prisma.servicer.findMany({ orderBy: { name: "asc" }, select: { id: true } });
  await prisma.servicerDestination.createMany({
    data: servicers.map(({ id }, n) => {
      const number = `55500${String(n + 1).padStart(4, "0")}`;
      return {
        servicerId: id,
        routingNumber: BANKS[n % BANKS.length] ?? BANKS[0],
        accountNumber: encrypt(number),
        last4: number.slice(-4),
        type: "checking",
        contact: "ach@servicer.example",
        ...by,
      };
    }),
    skipDuplicates: true,
  });
}
