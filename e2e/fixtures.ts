import fs from "node:fs/promises";
import path from "node:path";
import type { ConsoleMessage, Page } from "@playwright/test";
import { expect, test as base } from "@playwright/test";
import { startDemo } from "../bin/testing/demo-server.mjs";

const password = "paydown-demo";

type Demo = Awaited<ReturnType<typeof startDemo>>;
type Worker = { demoName: string; demoSettings: Record<string, string>; demo: Demo };

type Story = {
  /** What a story provokes on purpose and the browser then says on its console, such as an answer of 422. */
  provoked: RegExp;
  complaints: string[];
  /** Signs a person of the demo in, in a browser of their own, and gives the page they land on. */
  signedIn: (email: string) => Promise<Page>;
};

function listen(page: Page, complaints: string[]): void {
  const words = (message: ConsoleMessage) => `${message.text()} (${message.location().url})`;
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(words(message));
  });
  page.on("pageerror", (error) => complaints.push(error.message));
}

/**
 * `demo` is a sandbox of the worker's own: web, worker and a fresh copy of the seeded database. A story that must not
 * meet what others left says `test.use({ demoName: "its-own" })` at the top of its file, and one that needs
 * other settings `demoSettings`.
 */
export const test = base.extend<Story, Worker>({
  demoName: ["shared", { option: true, scope: "worker" }],
  demoSettings: [{}, { option: true, scope: "worker" }],
  demo: [
    async ({ demoName, demoSettings }, use, info) => {
      const demo = await startDemo(`${demoName.replace(/\W/g, "_")}_${info.workerIndex}`, demoSettings);
      await use(demo);
      await demo.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ demo }, use) => {
    await use(demo.url);
  },
  provoked: [/(?!)/, { option: true }],
  complaints: async ({ provoked, demo }, use) => {
    const complaints: string[] = [];
    await use(complaints);
    const unexpected = complaints.filter((words) => !provoked.test(words));
    // A fault of a page shows in the browser without its cause: that stands in the server's log.
    const log = await fs.readFile(path.join(demo.dataDir, "log", "web.log"), "utf8");
    expect(
      unexpected,
      `errors in the browser's console; the server wrote last:\n${log.slice(-2_000)}`,
    ).toEqual([]);
  },
  page: async ({ page, complaints }, use) => {
    listen(page, complaints);
    await use(page);
  },
  signedIn: async ({ browser, complaints }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (email) => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      listen(page, complaints);
      await signIn(page, email);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Through the form, as a person does. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).not.toHaveText("Sign in");
  // Its parts arrive after its heading: a page that is left before them may complain.
  await page.waitForLoadState("load");
}

export { expect };
