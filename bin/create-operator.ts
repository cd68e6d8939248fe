import { z } from "zod";
import { RESET_LINK_HOURS, WELCOME_LINK_HOURS } from "@/lib/auth/one-time-links";
import { closeDatabase } from "@/lib/db/client";
import { createOperator } from "@/lib/operations/installation/create-business";
import { emailText, personName } from "@/lib/schemas/people";
import { readArguments } from "./lib/arguments";

const given = readArguments(
  z.object({
    email: z.string("is missing: the operator's e-mail").pipe(emailText),
    name: personName.optional(),
  }),
  'npm run create-operator -- --email ops@example.com [--name "Olu Ops"]',
);

const made = await createOperator({ email: given.email, name: given.name ?? given.email });
await closeDatabase();
console.log(`${given.email} operates this installation.`);
const hours = made.isNew ? WELCOME_LINK_HOURS : RESET_LINK_HOURS;
console.log(
  `A ${made.isNew ? "" : "new "}password is chosen once, within ${hours} hours, at\n  ${made.link}`,
);
