import { z } from "zod";
import {
  batchPaymentOut,
  batchPaymentsOut,
  clockOut,
  simulationOut,
  sourceAccountOut,
  sourceAccountsOut,
} from "@/lib/schemas/answers/batches";
import {
  batchPaymentPath,
  batchPaymentsFilter,
  createBatchPaymentInput,
} from "@/lib/schemas/batches/batch-payment";
import { batchPaymentPayload } from "@/lib/schemas/batches/batch-payment-payload";
import { advanceClockInput, simulateInput } from "@/lib/schemas/sandbox";
import { accountInput, createSourceAccountBody, sourceAccountsFilter } from "@/lib/schemas/source-account";
import type { Endpoint } from "../endpoint";
import { exampleIds } from "../examples";

const payload = {
  number_of_payments: 1,
  payments: [
    {
      allocation: { type: "loan", id: exampleIds.loan },
      amount: "100.00",
      borrower_id: exampleIds.borrower,
      reference_id: "2026-11-E10002",
    },
  ],
  reference_id: "payroll-2026-11",
  source_account_id: exampleIds.account,
  total_amount: "100.00",
};

export const batchEndpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/source_accounts",
    name: "createSourceAccount",
    tag: "Source accounts",
    summary: "Add an account of the business",
    about: "Whoever holds the key vouches for it: it can be used at once. The same account twice is a 409.",
    scope: "write",
    body: createSourceAccountBody,
    answers: { 201: { about: "The account, its number reduced to four digits.", schema: sourceAccountOut } },
    refusals: [409],
    example: {
      body: {
        source_account: {
          account_number: "445566778",
          name_on_account: "Your Business, Inc.",
          routing_number: "021000021",
          type: "checking",
        },
      },
    },
  },
  {
    method: "GET",
    path: "/source_accounts",
    name: "listSourceAccounts",
    tag: "Source accounts",
    summary: "List accounts of the business",
    scope: "read",
    query: sourceAccountsFilter,
    answers: { 200: { about: "A page of accounts; removed ones are left out.", schema: sourceAccountsOut } },
    example: {},
  },
  {
    method: "GET",
    path: "/source_accounts/{id}",
    name: "getSourceAccount",
    tag: "Source accounts",
    summary: "Get an account of the business",
    scope: "read",
    params: accountInput,
    answers: { 200: { about: "The account; a removed one too.", schema: sourceAccountOut } },
    example: { params: { id: exampleIds.account } },
  },
  {
    method: "DELETE",
    path: "/source_accounts/{id}",
    name: "removeSourceAccount",
    tag: "Source accounts",
    summary: "Remove an account of the business",
    about: "A 409 names what still draws on it.",
    scope: "write",
    params: accountInput,
    answers: { 200: { about: "The account, `disabled`.", schema: sourceAccountOut } },
    refusals: [409],
    example: { params: { id: exampleIds.unusedAccount } },
  },
  {
    method: "POST",
    path: "/batch_payments",
    name: "createBatchPayment",
    tag: "Batch payments",
    summary: "Create a BatchPayment, which releases it",
    about:
      "Up to 50,000 items in one request of at most 32 MB. The payload may be wrapped in `batch_payment` or stand bare. An invalid one is stored and answered 422 with `errors` and `raw_params`. `?dry_run=true` checks and stores nothing; it needs the scope `write` instead of `release`.",
    scope: "release",
    query: createBatchPaymentInput.pick({ dry_run: true }),
    body: z.union([z.object({ batch_payment: batchPaymentPayload }), batchPaymentPayload]),
    answers: {
      200: {
        about:
          "The first batch, where the same payload came under this `reference_id` before; or a dry run's.",
        schema: batchPaymentOut,
      },
      201: { about: "The batch.", schema: batchPaymentOut },
      422: {
        about: "The invalid batch with its `errors`; or an error, where the body is no payload.",
        schema: batchPaymentOut,
      },
    },
    refusals: [409],
    example: { body: { batch_payment: payload } },
  },
  {
    method: "GET",
    path: "/batch_payments",
    name: "listBatchPayments",
    tag: "Batch payments",
    summary: "List BatchPayments",
    about: "Newest first, invalid ones too, without `payments`.",
    scope: "read",
    query: batchPaymentsFilter,
    answers: { 200: { about: "A page of batches.", schema: batchPaymentsOut } },
    example: { query: { status: "pending" } },
  },
  {
    method: "GET",
    path: "/batch_payments/{id}",
    name: "getBatchPayment",
    tag: "Batch payments",
    summary: "Get a BatchPayment with its payments",
    scope: "read",
    params: batchPaymentPath,
    answers: { 200: { about: "The batch.", schema: batchPaymentOut } },
    example: { params: { id: exampleIds.batch } },
  },
  {
    method: "GET",
    path: "/batch_payments/{id}/items.csv",
    name: "getBatchPaymentItemsCsv",
    tag: "Batch payments",
    summary: "Get a BatchPayment's payments as CSV",
    scope: "read",
    params: batchPaymentPath,
    answers: { 200: { about: "A row a payment.", schema: null, type: "text/csv" } },
    example: { params: { id: exampleIds.batch } },
  },
  {
    method: "GET",
    path: "/sandbox/clock",
    name: "getSandboxClock",
    tag: "Sandbox",
    summary: "Read the sandbox clock",
    scope: "read",
    answers: { 200: { about: "Where your clock stands.", schema: clockOut } },
    refusals: [404],
    example: {},
  },
  {
    method: "POST",
    path: "/sandbox/clock",
    name: "advanceSandboxClock",
    tag: "Sandbox",
    summary: "Move the sandbox clock on",
    about: "Forward only, at most 400 days at a time. Answers when all work due by then is done.",
    scope: "write",
    body: advanceClockInput,
    answers: {
      200: { about: "There, and idle.", schema: clockOut },
      202: { about: "Still on its way, or it waits for a file.", schema: clockOut },
    },
    refusals: [404, 409],
    example: { body: { advance_to: "2026-11-23T09:00" } },
  },
  {
    method: "POST",
    path: "/sandbox/simulate",
    name: "simulate",
    tag: "Sandbox",
    summary: "Tell the sandbox bank what to answer next",
    about:
      "`debit_return` (with `code`) and `notification_of_change` (with `code` and `corrected_data`) are about a batch or a Borrower's Payment; `credit_return` (with `code`), `servicer_short` and `servicer_posted` (both with `amount`) about one payment of a batch or a Borrower's Payment. The answer says on which day it will be; move the clock there.",
    scope: "write",
    body: simulateInput,
    answers: { 201: { about: "When it will.", schema: simulationOut } },
    refusals: [404, 409],
    example: { body: { kind: "debit_return", id: exampleIds.batch, code: "R01" } },
  },
];
