import { assertLocal } from "../local-only";

/** From here on, whatever reads lib/env in this process has this database. To be called before anything imports it. */
export function useDatabase(url: string): void {
  assertLocal(url);
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_DIRECT_URL: url, DATABASE_REPLICA_URL: url });
}
