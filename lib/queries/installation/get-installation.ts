import type { OperatorActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import type { InstallationView } from "@/lib/schemas/installation";

/** What the operator runs: businesses by name and switch, nothing of their people or money, and the servicers. */
export async function getInstallation(_actor: OperatorActor): Promise<InstallationView> {
  const [businesses, servicers] = await Promise.all([
    prisma.business.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, companyId: true, paymentsProgramme: true, cutOff: true },
    }),
    prisma.servicer.findMany({
      orderBy: { name: "asc" },
      select: { id: true, name: true, autopay: true, street1: true, city: true, state: true, zipcode: true },
    }),
  ]);
  return {
    businesses,
    servicers: servicers.map(({ id, name, autopay, street1, city, state, zipcode }) => ({
      id,
      name,
      autopay,
      address: [street1, city, [state, zipcode].filter(Boolean).join(" ")].filter(Boolean).join(", "),
    })),
  };
}
