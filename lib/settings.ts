import path from "node:path";
import { z } from "zod";
import { parseDay } from "@/lib/domain/days";

const secretCharactersMin = 32;
const portMax = 65_535;
const requestsPerSecondDefault = 100;

const address = (example: string, pattern: RegExp) =>
  z.string().regex(pattern, `is not an address such as ${example}`);
const postgres = address("postgresql://user:password@host:5432/name", /^postgres(ql)?:\/\/\S+$/);
const secret = z.string().min(secretCharactersMin, `must have at least ${secretCharactersMin} characters`);
const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "is not a whole number")
    .transform((text) => Number.parseInt(text, 10))
    .refine((number) => number <= max, `is above ${max}`);

const shape = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: postgres,
  DATABASE_DIRECT_URL: postgres.optional(),
  DATABASE_REPLICA_URL: postgres.optional(),
  PORT: wholeNumber(portMax)
    .refine((port) => port > 0, "must be above 0")
    .default(3000),
  PAYDOWN_URL: address("https://paydown.example.com", /^https?:\/\/[^\s/]+\/?$/).optional(),
  PAYDOWN_DATA_DIR: z.string().default(".paydown"),
  PAYDOWN_MODE: z.enum(["sandbox", "live"], 'is neither "sandbox" nor "live"').default("sandbox"),
  PAYDOWN_RAIL: z.enum(["sandbox", "nacha"], 'is neither "sandbox" nor "nacha"').default("sandbox"),
  PAYDOWN_SANDBOX_DATE: z
    .string()
    .transform((text, context) => {
      const day = parseDay(text);
      if (day) return day;
      context.addIssue("is not a day such as 2026-11-23");
      return z.NEVER;
    })
    .optional(),
  AUTH_SECRET: secret,
  PAYDOWN_ENCRYPTION_KEY: secret,
  PAYDOWN_SMTP_URL: address("smtp://user:password@host:587", /^smtps?:\/\/\S+$/).optional(),
  PAYDOWN_MAIL_FROM: z.string().regex(/@/, "is not an e-mail address").default("Paydown <paydown@localhost>"),
  PAYDOWN_RATE_LIMIT_RPS: wholeNumber(1_000_000).default(requestsPerSecondDefault),
});

/** Refused settings: one line for each, beginning with the variable's name. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Paydown cannot start with these settings:\n${problems.map((line) => `  ${line}`).join("\n")}`);
    this.name = "SettingsError";
  }
}

function sentence(issue: z.core.$ZodIssue): string {
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  return `${issue.path.join(".")} ${missing ? "is not set" : issue.message}`;
}

/**
 * Reads and checks every setting at once; an empty value counts as not set.
 *
 * @throws SettingsError with all problems, each naming its variable
 */
export function readSettings(raw: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(
    Object.entries(raw).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = shape.safeParse(given, { reportInput: true });
  const live = given["PAYDOWN_MODE"] === "live";
  const problems = result.success ? [] : result.error.issues.map(sentence);
  if (live && (given["PAYDOWN_RAIL"] ?? "sandbox") === "sandbox") {
    problems.push("PAYDOWN_RAIL is sandbox, which moves no money: live mode needs nacha");
  }
  if (!result.success || problems.length > 0) throw new SettingsError(problems);
  const settings = result.data;
  return {
    ...settings,
    DATABASE_DIRECT_URL: settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL,
    DATABASE_REPLICA_URL: settings.DATABASE_REPLICA_URL ?? settings.DATABASE_URL,
    PAYDOWN_URL: (settings.PAYDOWN_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ""),
    PAYDOWN_DATA_DIR: path.resolve(/* turbopackIgnore: true */ settings.PAYDOWN_DATA_DIR),
  };
}
