import { openTestCluster } from "../../bin/lib/database/test-cluster.mjs";
import { assertLocal } from "./local-only";

/** One server for the whole run, with a migrated database that each worker copies. TEST_DATABASE_URL brings another. */
export default async function setup(): Promise<() => Promise<void>> {
  const version = process.env["PAYDOWN_TEST_POSTGRES"] === "15" ? 15 : 18;
  const given = process.env["TEST_DATABASE_URL"];
  if (given) assertLocal(given);
  const cluster = await openTestCluster({ version, url: given });
  process.env["PAYDOWN_TEST_TEMPLATE"] = cluster.template;
  return cluster.stop;
}
