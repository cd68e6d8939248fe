import type { OperatorActor } from "@/lib/auth/actor";
import { installationRail } from "@/lib/auth/mode";
import { prisma } from "@/lib/db/client";
import { decrypt } from "@/lib/db/secrets";
import type { DestinationView } from "@/lib/schemas/bank/bank-settings";
import type { InstallationView } from "@/lib/schemas/installation";

const destinationColumns = {
  routingNumber: true,
  last4: true,
  type: true,
  accountNumberFormat: true,
  contact: true,
  notice: true,
  noticeAt: true,
  updatedBy: true,
  updatedAt: true,
} as const;

/** What the operator runs: businesses by name and switch, nothing of their people or money, the bank, and the servicers. */
export async function getInstallation(_actor: OperatorActor): Promise<InstallationView> {
  const [businesses, servicers, odfi] = await Promise.all([
    prisma.business.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, companyId: true, paymentsProgramme: true, cutOff: true },
    }),
    prisma.servicer.findMany({
      orderBy: { name: "asc" },
      select: {
        id: true,
        name: true,
        autopay: true,
        street1: true,
        city: true,
        state: true,
        zipcode: true,
        destination: { select: destinationColumns },
      },
    }),
    prisma.odfi.findUnique({
      where: { id: 1 },
      select: {
        routingNumber: true,
        name: true,
        originId: true,
        originName: true,
        updatedBy: true,
        updatedAt: true,
      },
    }),
  ]);
  return {
    businesses,
    servicers: servicers.map(({ id, name, autopay, street1, city, state, zipcode, destination }) => ({
      id,
      name,
      autopay,
      address: [street1, city, [state, zipcode].filter(Boolean).join(" ")].filter(Boolean).join(", "),
      destination: destination && destinationView(destination),
    })),
    odfi: odfi && { ...odfi, updatedAt: odfi.updatedAt.toISOString() },
    writesFiles: installationRail === "nacha",
  };
}

function destinationView(row: {
  routingNumber: string;
  last4: string;
  type: string;
  accountNumberFormat: string | null;
  contact: string | null;
  notice: string | null;
  noticeAt: Date | null;
  updatedBy: string;
  updatedAt: Date;
}): DestinationView {
  return {
    routingNumber: row.routingNumber,
    last4: row.last4,
    type: row.type === "savings" ? "savings" : "checking",
    accountNumberFormat: row.accountNumberFormat,
    contact: row.contact,
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt.toISOString(),
    notice:
      row.notice === null || row.noticeAt === null
        ? null
        : { text: decrypt(row.notice), at: row.noticeAt.toISOString() },
  };
}
