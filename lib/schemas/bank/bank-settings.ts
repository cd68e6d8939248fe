import { z } from "zod";
import { accountNumberProblem } from "@/lib/domain/accounts/account-number";
import { isAccountFormat } from "@/lib/domain/bank/account-format";
import { routingNumber } from "../source-account";

/** What the file header's name fields hold. */
const NAME_COLUMNS = 23;
const CONTACT_LENGTH_MAX = 200;

const name = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Say ${what}.`)
    .max(NAME_COLUMNS, `The bank's file holds at most ${NAME_COLUMNS} characters.`);

export const odfiInput = z.object({
  routingNumber,
  name: name("the bank's name"),
  originId: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{9,10}$/, "Expected the 9 digits or 10 characters that the bank gave you."),
  originName: name("under which name the files are sent"),
});
export type OdfiInput = z.output<typeof odfiInput>;

export const companyIdInput = z.object({
  businessId: z.uuid(),
  companyId: z
    .string()
    .trim()
    .toUpperCase()
    .regex(
      /^[A-Z0-9]{10}$/,
      "Expected ten letters and digits, such as a 1 and the nine digits of the tax number.",
    ),
});

export const destinationInput = z.object({
  servicerId: z.uuid(),
  routingNumber,
  /** Empty: the number that is stored stays. */
  accountNumber: z
    .string()
    .trim()
    .superRefine((found, context) => {
      const problem = found === "" ? null : accountNumberProblem(found);
      if (problem !== null) context.addIssue(problem);
    }),
  type: z.enum(["checking", "savings"], "Expected checking or savings."),
  accountNumberFormat: z
    .string()
    .trim()
    .refine(
      (mask) => mask === "" || isAccountFormat(mask),
      "Expected # for a digit, A for a letter, * for either, such as ##########.",
    ),
  contact: z.string().trim().max(CONTACT_LENGTH_MAX, `At most ${CONTACT_LENGTH_MAX} characters.`),
});
export type DestinationInput = z.output<typeof destinationInput>;

export type OdfiView = OdfiInput & { updatedBy: string; updatedAt: string };

export type DestinationView = {
  routingNumber: string;
  last4: string;
  type: "checking" | "savings";
  accountNumberFormat: string | null;
  contact: string | null;
  updatedBy: string;
  updatedAt: string;
  /** What the servicer's bank says about its account: a change code and the corrected data. */
  notice: { text: string; at: string } | null;
};
