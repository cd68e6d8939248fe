import pino from "pino";
import { env } from "@/lib/env";

// A log is read by more people than the data: what opens a door or names a bank account is never written.
const secretNames = [
  "password",
  "passwordHash",
  "secret",
  "token",
  "key",
  "keyHash",
  "authorization",
  "cookie",
  "accountNumber",
  "account_number",
  "routingNumber",
  "routing_number",
];

/** One JSON object a line on standard output; secrets are replaced at the first three levels. */
export const log = pino({
  level: env.NODE_ENV === "test" ? "silent" : "info",
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { error: pino.stdSerializers.err },
  redact: {
    paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: "[redacted]",
  },
});
