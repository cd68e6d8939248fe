import { z } from "zod";
import { accountNumberProblem } from "@/lib/domain/accounts/account-number";
import type { AccountCorrection } from "@/lib/domain/accounts/correction";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { parseMoney } from "@/lib/domain/money";
import { problemsWithRoutingNumber, routingProblemWords } from "@/lib/domain/routing-number";
import { limit, sequenceCursor } from "./page";

export const sourceAccountTypes = ["checking", "savings", "brokerage"] as const;
export type SourceAccountType = (typeof sourceAccountTypes)[number];
export const sourceAccountStatuses = ["pending_verification", "verified", "disabled"] as const;
export type SourceAccountStatus = (typeof sourceAccountStatuses)[number];

const NAME_LENGTH_MAX = 100;

/** Every fault of a routing number, in the bank's words. Spaces around it are forgiven, inside are not. */
export const routingNumber = z
  .string("Expected nine digits as text.")
  .trim()
  .superRefine((found, context) => {
    for (const problem of problemsWithRoutingNumber(found)) context.addIssue(routingProblemWords(problem));
  })
  .meta({ pattern: "^\\d{9}$", description: "Nine digits whose checksum is right." });

const accountNumber = z
  .string("Expected digits as text.")
  .trim()
  .superRefine((found, context) => {
    const problem = accountNumberProblem(found);
    if (problem !== null) context.addIssue(problem);
  })
  .meta({ pattern: "^\\d{4,17}$" });

const nameOnAccount = z
  .string("Expected the name as the bank has it.")
  .trim()
  .min(1, "The name as the bank has it is missing.")
  .max(NAME_LENGTH_MAX, `A name has at most ${NAME_LENGTH_MAX} characters.`);

const type = z.enum(sourceAccountTypes, "Expected checking, savings or brokerage.");

/** The documents' SourceAccountPayload, inside `source_account`. */
export const sourceAccountPayload = z
  .object({
    account_number: accountNumber,
    name_on_account: nameOnAccount,
    routing_number: routingNumber,
    type,
  })
  .meta({ id: "SourceAccountPayload" })
  .transform((payload) => ({
    accountNumber: payload.account_number,
    nameOnAccount: payload.name_on_account,
    routingNumber: payload.routing_number,
    type: payload.type,
  }));
export const createSourceAccountBody = z.object({ source_account: sourceAccountPayload });

export const sourceAccountsFilter = z.object({ limit, cursor: sequenceCursor.optional() });

/** The list of a page: the accounts that can be drawn on, or those that no longer can (`show=disabled`). */
export const asksForDisabled = (show: string | undefined): boolean => show === "disabled";

export type NewSourceAccount = z.output<typeof sourceAccountPayload>;

/** The same from a form, where the account number is typed twice. */
export const sourceAccountForm = z
  .object({ nameOnAccount, routingNumber, accountNumber, repeated: z.string().trim(), type })
  .refine((given) => given.accountNumber === given.repeated, {
    path: ["repeated"],
    message: "The two account numbers differ. Type the same one twice.",
  })
  .transform(({ repeated: _repeated, ...account }): NewSourceAccount => account);

const deposit = z.string().transform((text, context): Money => {
  // People copy ".07" or "7" off a statement; only the first is plain.
  const trimmed = text.trim().replace(/^\$/, "").replace(/^\./, "0.");
  const amount = /^0\.\d\d$/.test(trimmed) ? parseMoney(trimmed) : null;
  if (amount !== null) return amount;
  context.addIssue({
    code: "custom",
    message: `Expected cents such as 0.07, found ${text.trim() || "nothing"}.`,
  });
  return z.NEVER;
});

export const verifyAccountInput = z.object({ id: z.uuid(), first: deposit, second: deposit });
export type VerifyAccount = z.output<typeof verifyAccountInput>;

export const accountInput = z.object({ id: z.uuid() });

/** The documents' SourceAccount plus `status` (extension). */
export type SourceAccountView = {
  account_number_last_4: string;
  id: string;
  name_on_account: string;
  payments_supported: boolean;
  routing_number: string;
  status: SourceAccountStatus;
  type: SourceAccountType;
};

/** What a page shows about an account beyond that. */
export type SourceAccountDetail = {
  account: SourceAccountView;
  createdAt: string;
  createdBy: string;
  disabledReason: string | null;
  /** What the employer's bank must allow if it filters debits; without it a debit comes back R29. */
  companyId: string;
  verification: {
    arriveOn: Day;
    arrived: boolean;
    triesLeft: number;
    /** Sandbox only, once they arrived: what the owner would read on the bank's statement. */
    seenInSandbox: readonly [Money, Money] | null;
  } | null;
  activity: readonly {
    id: string;
    kind: string;
    who: string;
    at: string;
    correction: AccountCorrection | null;
    /** Of what the account's bank returned. */
    returnCode: string | null;
  }[];
};
