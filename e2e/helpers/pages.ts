import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "../fixtures";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const sizes = [
  { width: 1280, height: 900 },
  { width: 375, height: 812 },
];

/** What axe finds. Light or dark changes colours and nothing else, so dark is asked for its contrasts. */
async function faultsOf(page: Page, scheme: "light" | "dark"): Promise<string[]> {
  // In the page itself: else axe opens another one for each answer.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const asked = scheme === "light" ? axe.withTags(tags) : axe.withRules(["color-contrast"]);
  const { violations } = await asked.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/**
 * Opens each page wide and narrow, light and dark; gives a line for each fault that axe finds at WCAG 2.2 A and AA, and
 * where one must scroll sideways. Pictures of all go into the folder that PICTURES names.
 */
export async function faultsOfPages(page: Page, addresses: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const address of addresses) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const found = await faultsOf(page, colorScheme);
        faults.push(...found.map((fault) => `${address}, ${size.width} ${colorScheme}: ${fault}`));
        await picture(page, address, `${size.width}-${colorScheme}`);
      }
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sideways > 0) faults.push(`${address}, ${size.width}: ${sideways} pixels wider than the window`);
    }
  }
  return faults;
}

async function picture(page: Page, address: string, view: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (!folder) return;
  const name = address.replace(/[0-9a-f-]{36}/g, "id").replace(/\W+/g, "-");
  await page.screenshot({ path: `${folder}/${name.replace(/^-|-$/g, "")}-${view}.png`, fullPage: true });
}

/** Where the first row of a list leads. */
export async function firstOf(page: Page, list: string): Promise<string> {
  await page.goto(list);
  const link = page.getByRole("table").getByRole("rowheader").getByRole("link").first();
  return (await link.getAttribute("href")) ?? "";
}
