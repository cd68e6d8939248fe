import path from "node:path";
import { resolveSettings } from "../lib/settings.mjs";

const ours = /^(DATABASE_|PAYDOWN_|AUTH_SECRET$|NEXTAUTH_|PORT$|NODE_ENV$|TZ$)/;
const forTests = new Set(["PAYDOWN_CHAOS", "PAYDOWN_DATA_DIR"]);

/** Our environment without the settings of an installation: tests must not reach its database by accident. */
export function cleanEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => forTests.has(name) || !ours.test(name)),
  );
}

/**
 * Settings for the servers under test. They share the checkout's sandbox secrets, so that they share its build.
 *
 * @param sandboxDate the business date on which the demo starts
 */
export async function serverEnvironment(sandboxDate) {
  const { raw } = await resolveSettings(cleanEnvironment());
  const dataDir = path.join(raw.PAYDOWN_DATA_DIR, "e2e");
  return { ...raw, PAYDOWN_DATA_DIR: dataDir, PAYDOWN_SANDBOX_DATE: sandboxDate };
}
