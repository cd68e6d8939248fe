import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const lint = new ESLint();
const lintWaitMs = 60_000;

/** Rules that the code breaks if it stands in that file. */
async function broken(code: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await lint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

describe("planted faults are reported by lint", { timeout: lintWaitMs }, () => {
  it.each([
    ["Number() on an amount", "export const cents = Number('1.10');", "no-restricted-syntax"],
    ["parseFloat", "export const cents = parseFloat('1.10');", "no-restricted-syntax"],
    ["Number.parseFloat", "export const cents = Number.parseFloat('1.10');", "no-restricted-syntax"],
    ["toNumber", "export const f = (m: { toNumber(): number }) => m.toNumber();", "no-restricted-syntax"],
    ["connect", "export const data = { business: { connect: { id: '1' } } };", "no-restricted-syntax"],
    ["connectOrCreate", "export const data = { a: { connectOrCreate: {} } };", "no-restricted-syntax"],
    ["disconnect", "export const data = { a: { disconnect: true } };", "no-restricted-syntax"],
    ["any", "export const f = (a: any): unknown => a;", "@typescript-eslint/no-explicit-any"],
    ["!", "export const f = (a?: string): string => a!;", "@typescript-eslint/no-non-null-assertion"],
    ["a comment that puts off", `// ${"TO"}${"DO"} later\nexport const a = 1;`, "no-warning-comments"],
    ["console", "console.log('x');\nexport const a = 1;", "no-console"],
    ["process.env", "export const a = process.env;", "no-restricted-properties"],
    [
      "a promise nobody waits for",
      "export const f = () => { void 0; Promise.resolve(1); };",
      "@typescript-eslint/no-floating-promises",
    ],
    [
      "a rule switched off",
      "// eslint-disable-next-line eqeqeq\nexport const f = (a: number) => a == 1;",
      "eqeqeq",
    ],
    ["@ts-ignore", "// @ts-ignore\nexport const a = 1;", "@typescript-eslint/ban-ts-comment"],
    ["a long file", "export const a = 1;\n".repeat(251).replace(/a/g, "a"), "max-lines"],
    ["a long function", `export function f() {\n${"  f();\n".repeat(70)}}`, "max-lines-per-function"],
  ])("%s", async (_name, code, rule) => {
    expect(await broken(code, "lib/domain/days.ts")).toContain(rule);
  });

  it("leaves numbers to the money file", async () => {
    expect(await broken("export const a = Number('1');", "lib/domain/money.ts")).not.toContain(
      "no-restricted-syntax",
    );
  });

  it("leaves decent code alone", async () => {
    expect(await broken("export const a = Number.parseInt('1', 10);\n", "lib/domain/days.ts")).toEqual([]);
  });
});
