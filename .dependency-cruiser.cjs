/** Who may import whom, of the folders on the README's map. Checked by `npm test`; bin/checks/layers.test.ts plants violations. */
const ours = "^(app|bench|bin|components|e2e|lib|prisma)/|^[^/]+\\.(ts|js|mjs|cjs)$";
const tests = "\\.test\\.tsx?$";

const lib = (...names) => names.map((name) => `^lib/${name}(/|\\.ts$)`);

const layers = [
  {
    name: "domain",
    from: "^lib/domain/",
    may: [],
    never: ["^(?!.*node_modules/(decimal\\.js|@18f/us-federal-holidays)/)"],
  },
  {
    name: "schemas",
    from: "^lib/schemas/",
    may: lib("domain"),
    never: ["node_modules/(react|react-dom|next|@prisma)/"],
  },
  {
    name: "db",
    from: "^lib/db/",
    may: lib("schemas", "domain", "env", "log", "clock"),
    never: ["node_modules/next/"],
  },
  { name: "files", from: "^lib/files/", may: lib("schemas", "domain"), never: ["node_modules/next/"] },
  { name: "rails", from: "^lib/rails/", may: lib("domain", "schemas", "env"), never: ["node_modules/next/"] },
  { name: "webhooks", from: "^lib/webhooks/", may: lib("domain"), never: ["node_modules/next/"] },
  { name: "auth", from: "^lib/auth/", may: lib("db", "schemas", "domain", "env", "log", "clock"), never: [] },
  {
    name: "queries",
    from: "^lib/queries/",
    may: lib("auth", "db", "schemas", "domain", "clock", "rails"),
    never: ["node_modules/next/"],
  },
  {
    name: "operations",
    from: "^lib/operations/",
    may: lib("auth", "db", "schemas", "domain", "files", "rails", "webhooks", "clock", "env"),
    never: ["node_modules/next/"],
  },
  {
    name: "actions",
    from: "^lib/actions/",
    may: lib("operations", "auth", "schemas", "domain", "log"),
    never: [],
  },
  {
    name: "api",
    from: "^lib/api/",
    may: lib("auth", "schemas", "domain", "files", "log", "clock", "env", "db"),
    never: [],
  },
  { name: "client", from: "^lib/client/", may: [], never: ["^(?!.*\\.ts$)"] },
  {
    name: "jobs",
    from: "^lib/jobs/",
    may: lib("operations", "rails", "webhooks", "db", "domain", "schemas", "clock", "env", "log"),
    never: ["node_modules/next/"],
  },
  {
    name: "outside-world",
    from: "^lib/(env|log|clock|settings)\\.ts$",
    may: lib("env", "settings", "domain"),
    never: [],
  },
  { name: "ui", from: "^components/ui/", may: [], never: [] },
  {
    name: "components",
    from: "^components/(?!ui/)",
    may: ["^components/", ...lib("actions", "schemas", "domain")],
    never: [],
  },
  {
    name: "pages",
    from: "^app/(?!api/)",
    // /docs shows the API's document, which is made of schemas and words alone.
    may: [
      "^app/(?!api/)",
      "^components/",
      "^lib/api/openapi/",
      ...lib("queries", "auth", "schemas", "domain"),
    ],
    never: [],
  },
  {
    name: "app-api",
    from: "^app/api/",
    may: lib("api", "auth", "operations", "queries", "schemas", "domain"),
    never: [],
  },
  {
    name: "tools",
    from: "^(bench|bin|e2e|prisma)/|^[^/]+\\.(ts|js|mjs)$",
    may: ["^(?!components/)"],
    never: [],
  },
];

const rulesOf = ({ name, from, may, never }) => [
  {
    name,
    severity: "error",
    from: { path: from, pathNot: tests },
    to: { path: ours, pathNot: [from, ...may] },
  },
  ...never.map((path, index) => ({
    name: `${name}-packages${index || ""}`,
    severity: "error",
    from: { path: from, pathNot: tests },
    to: { path, dependencyTypesNot: ["local", "aliased-tsconfig", "aliased", "unknown"] },
  })),
];

module.exports = {
  forbidden: [
    ...layers.flatMap(rulesOf),
    {
      name: "prisma-only-in-db",
      severity: "error",
      from: { pathNot: "^(lib/db|prisma|bin|bench|e2e)/|\\.test\\.tsx?$" },
      to: { path: "^lib/db/generated/|node_modules/@prisma/" },
    },
    {
      // Forms are validated by the server: zod in the browser would be a fifth of all scripts.
      name: "schemas-are-types-for-components",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^lib/schemas/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "lib-without-a-layer",
      severity: "error",
      from: { path: "^lib/", pathNot: [...layers.map(({ from }) => from), "\\.test\\.tsx?$"] },
      to: {},
    },
    {
      name: "no-circular",
      severity: "error",
      from: { pathNot: "^lib/db/generated/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "not-found",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^\\./generated" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.paydown|\\.test)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "react-server", "node", "types", "default"],
    },
  },
};
