import { defineConfig } from "@playwright/test";
import { browserFlags } from "../bin/testing/browser.mjs";

const executablePath = process.env["E2E_BROWSER"];

/** bin/test.mjs prepares what the stories need and says it in E2E_…: a browser, a seeded database, settings. */
export default defineConfig({
  testDir: ".",
  outputDir: "../.test/e2e",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["line"], ["json", { outputFile: "../.test/e2e.json" }]],
  use: {
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    timezoneId: "America/New_York",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: browserFlags,
    },
  },
});
