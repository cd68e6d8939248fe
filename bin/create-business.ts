import { z } from "zod";
import { WELCOME_LINK_HOURS } from "@/lib/auth/one-time-links";
import { closeDatabase } from "@/lib/db/client";
import { createBusiness } from "@/lib/operations/installation/create-business";
import { emailText, personName } from "@/lib/schemas/people";
import { readArguments } from "./lib/arguments";

const given = readArguments(
  z.object({
    name: z
      .string("is missing: the name of the business")
      .trim()
      .min(1, "is empty: the name of the business")
      .max(100),
    owner: z.string("is missing: the e-mail of its first owner").pipe(emailText),
    "owner-name": personName.optional(),
  }),
  'npm run create-business -- --name "Acme Robotics" --owner ana@acme.com [--owner-name "Ana Ortiz"]',
);

const owner = { email: given.owner, name: given["owner-name"] ?? given.owner };
const made = await createBusiness({ name: given.name, owner });
await closeDatabase();
console.log(`Made the business ${given.name}, owner ${given.owner}.`);
if (made.startsOn !== null) console.log(`Its sandbox clock stands at 9:00 AM on ${made.startsOn}.`);
console.log("Payments are off until an operator switches the payments programme on at /operator.");
if (made.link === null) console.log(`${given.owner} has a password already and signs in with it.`);
else console.log(`A password is chosen once, within ${WELCOME_LINK_HOURS / 24} days, at\n  ${made.link}`);
