import { sourceHash } from "./bin/lib/source-hash.mjs";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  generateBuildId: sourceHash,
  // forbidden(): a page that somebody's role may not see answers 403 and says whom to ask.
  experimental: { authInterrupts: true },
  // Types are checked by `npm test`: a first start should not wait for that.
  typescript: { ignoreBuildErrors: true },
  // These load files or native code from their own folders, which a bundle would not have.
  serverExternalPackages: ["@node-rs/argon2", "@prisma/adapter-pg", "@prisma/client", "pdfkit", "pg", "pino"],
};

export default config;
