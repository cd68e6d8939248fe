import { expect, test as base } from "@playwright/test";
import { startDemo } from "../bin/testing/demo-server.mjs";

type Demo = Awaited<ReturnType<typeof startDemo>>;
type Worker = { demoName: string; demo: Demo };

/**
 * `demo` is a sandbox of the worker's own: web, worker and a fresh copy of the seeded database. A story that must not
 * meet what others left says `test.use({ demoName: "its-own" })` at the top of its file.
 */
export const test = base.extend<object, Worker>({
  demoName: ["shared", { option: true, scope: "worker" }],
  demo: [
    async ({ demoName }, use, info) => {
      const demo = await startDemo(`${demoName.replace(/\W/g, "_")}_${info.workerIndex}`);
      await use(demo);
      await demo.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ demo }, use) => {
    await use(demo.url);
  },
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await use(page);
    expect(complaints, "errors in the browser's console").toEqual([]);
  },
});

export { expect };
