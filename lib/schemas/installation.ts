import { z } from "zod";
import type { DestinationView, OdfiView } from "./bank/bank-settings";

export const programmeInput = z.object({ businessId: z.uuid(), on: z.boolean() });

export type InstallationView = {
  businesses: readonly {
    id: string;
    name: string;
    companyId: string;
    paymentsProgramme: boolean;
    cutOff: string;
  }[];
  servicers: readonly {
    id: string;
    name: string;
    autopay: boolean;
    address: string;
    destination: DestinationView | null;
  }[];
  odfi: OdfiView | null;
  /** Whether batches released now leave in NACHA files: then what is missing stops them. */
  writesFiles: boolean;
};
