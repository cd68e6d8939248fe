import { lockName, type Tx } from "../transaction";

/**
 * Whoever adds employees or applies a file holds this until commit: what a preview was compared with cannot change in between.
 */
export const lockRoster = (tx: Tx, businessId: string): Promise<void> => lockName(tx, `roster:${businessId}`);
