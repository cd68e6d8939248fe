import { z } from "zod";

export const programmeInput = z.object({ businessId: z.uuid(), on: z.boolean() });

export type InstallationView = {
  businesses: readonly {
    id: string;
    name: string;
    companyId: string;
    paymentsProgramme: boolean;
    cutOff: string;
  }[];
  servicers: readonly { id: string; name: string; autopay: boolean; address: string }[];
};
