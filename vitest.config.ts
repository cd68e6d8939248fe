import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));
const built = ["**/node_modules/**", ".next/**", ".paydown/**", ".test/**", "e2e/**"];
/** bin/test.mjs leaves some to another of its steps. */
const leftOut = (process.env["TESTS_LEFT_OUT"] ?? "").split(",").filter((pattern) => pattern !== "");
const databaseTests = "**/*.db.test.{ts,mts}";
const shared = {
  resolve: {
    alias: [
      { find: /^@\//, replacement: here },
      // The package throws unless a bundler of React server code stands in for it.
      { find: /^server-only$/, replacement: `${here}node_modules/server-only/empty.js` },
    ],
  },
};

/** `unit` is pure and needs nothing; `db` runs on a PostgreSQL that global-setup.ts prepares. */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          setupFiles: ["prisma/testing/setup-console.ts"],
          // The long ones count in seconds on an idle machine, in tens on a busy one.
          testTimeout: 60_000,
          include: ["**/*.test.{ts,tsx,mts,mjs}"],
          exclude: [...built, databaseTests],
        },
      },
      {
        ...shared,
        test: {
          name: "db",
          include: [databaseTests],
          exclude: [...built, ...leftOut],
          globalSetup: ["prisma/testing/global-setup.ts"],
          setupFiles: ["prisma/testing/setup-db.ts", "prisma/testing/setup-console.ts"],
          pool: "forks",
          // Half of a test's time is the server's: two at once, on two cores too.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
