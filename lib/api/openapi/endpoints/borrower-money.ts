import { sourceAccountOut, sourceAccountsOut } from "@/lib/schemas/answers/batches";
import { borrowerListFilter } from "@/lib/schemas/borrower-payments/accounts";
import { borrowerAccountPath } from "@/lib/schemas/borrower-payments/paths";
import { borrowerPath } from "@/lib/schemas/employees/borrower";
import { createSourceAccountBody } from "@/lib/schemas/source-account";
import type { Endpoint } from "../endpoint";
import { exampleIds } from "../examples";

const tag = "Borrowers' money";
const ofBorrower = { id: exampleIds.borrower };
const ofAccount = { params: { ...ofBorrower, account_id: exampleIds.borrowerAccount } };

export const borrowerMoneyEndpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/borrowers/{id}/source_accounts",
    name: "createBorrowerSourceAccount",
    tag,
    summary: "Add an account of a Borrower",
    about: "Whoever holds the key vouches that it is the Borrower's: it can be used at once.",
    scope: "borrower_funds",
    params: borrowerPath,
    body: createSourceAccountBody,
    answers: { 201: { about: "The account, its number reduced to four digits.", schema: sourceAccountOut } },
    refusals: [409],
    example: {
      params: ofBorrower,
      body: {
        source_account: {
          account_number: "778899001",
          name_on_account: "James Kirk",
          routing_number: "021000021",
          type: "savings",
        },
      },
    },
  },
  {
    method: "GET",
    path: "/borrowers/{id}/source_accounts",
    name: "listBorrowerSourceAccounts",
    tag,
    summary: "List accounts of a Borrower",
    scope: "borrower_funds",
    params: borrowerPath,
    query: borrowerListFilter,
    answers: { 200: { about: "A page of accounts; removed ones are left out.", schema: sourceAccountsOut } },
    example: { params: ofBorrower },
  },
  {
    method: "GET",
    path: "/borrowers/{id}/source_accounts/{account_id}",
    name: "getBorrowerSourceAccount",
    tag,
    summary: "Get an account of a Borrower",
    scope: "borrower_funds",
    params: borrowerAccountPath,
    answers: { 200: { about: "The account; a removed one too.", schema: sourceAccountOut } },
    example: ofAccount,
  },
  {
    method: "DELETE",
    path: "/borrowers/{id}/source_accounts/{account_id}",
    name: "removeBorrowerSourceAccount",
    tag,
    summary: "Remove an account of a Borrower",
    about: "A 409 names what still draws on it.",
    scope: "borrower_funds",
    params: borrowerAccountPath,
    answers: { 200: { about: "The account, `disabled`.", schema: sourceAccountOut } },
    refusals: [409],
    example: { params: { ...ofBorrower, account_id: exampleIds.unusedBorrowerAccount } },
  },
];
