import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));
const built = ["**/node_modules/**", ".next/**", ".paydown/**", ".test/**", "e2e/**"];
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

/** `unit` is pure and needs nothing; `db` runs on a PostgreSQL that bin/test.mjs has prepared (TEST_DATABASE_URL). */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx,mts,mjs}"],
          exclude: [...built, databaseTests],
        },
      },
      {
        ...shared,
        test: {
          name: "db",
          include: [databaseTests],
          exclude: built,
          setupFiles: ["prisma/testing/setup-db.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
