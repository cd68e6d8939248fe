import tseslint from "typescript-eslint";

const moneySays = "Money is a decimal string and is computed in lib/domain/money.ts: a float loses cents.";
const relationSays =
  "Relations are written as scalars: with composite tenant keys this rewrites the tenant, and a row changes its business.";

const moneySyntax = [
  { selector: "CallExpression[callee.name='Number']", message: moneySays },
  { selector: "CallExpression[callee.name='parseFloat']", message: moneySays },
  {
    selector: "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']",
    message: moneySays,
  },
  { selector: "CallExpression[callee.property.name='toNumber']", message: moneySays },
];
const relationSyntax = [
  {
    selector: "ObjectExpression > Property[key.name=/^(connect|connectOrCreate|disconnect)$/]",
    message: relationSays,
  },
];

const linesMax = { max: 250, skipBlankLines: true, skipComments: true };
// A story of the bank is told whole, with what it needs at hand.
const testLinesMax = 450;
const functionLinesMax = { max: 70, skipBlankLines: true, skipComments: true };

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      ".next/",
      ".paydown/",
      ".test/",
      "lib/db/generated/",
      "lib/client/paydown.ts",
      "next-env.d.ts",
      "coverage/",
    ],
  },
  {
    // A rule that does not fit is argued about here, not switched off in passing.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" },
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true, "ts-ignore": true }],
      "@typescript-eslint/require-await": "off",
      "no-restricted-syntax": ["error", ...moneySyntax, ...relationSyntax],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"], location: "anywhere" }],
      "max-lines": ["error", linesMax],
      "max-lines-per-function": ["error", functionLinesMax],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["lib/domain/money.ts"],
    rules: { "no-restricted-syntax": ["error", ...relationSyntax] },
  },
  {
    files: ["lib/**", "app/**", "components/**"],
    ignores: ["lib/env.ts", "**/*.test.*"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Settings are read and checked in lib/env.ts." },
      ],
    },
  },
  {
    // A description groups its cases in one long function.
    files: ["**/*.test.*", "e2e/**"],
    rules: { "max-lines-per-function": "off", "max-lines": ["error", { ...linesMax, max: testLinesMax }] },
  },
  {
    // Plain JavaScript: it runs before anything is installed, so there are no types to lean on.
    files: ["**/*.{js,mjs,cjs}"],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs" },
  },
);
