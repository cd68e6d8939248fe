import type { Endpoint } from "../endpoint";
import { batchEndpoints } from "./batches";
import { borrowerMoneyEndpoints } from "./borrower-money";
import { borrowerEndpoints } from "./borrowers";
import { paymentEndpoints } from "./payments";
import { webhookEndpoints } from "./webhooks";

/** Every path of the API: what is not here has no route file, and the reverse (a test compares). */
export const endpoints: readonly Endpoint[] = [
  ...borrowerEndpoints,
  ...batchEndpoints,
  ...borrowerMoneyEndpoints,
  ...paymentEndpoints,
  ...webhookEndpoints,
];
