import { z } from "zod";
import { borrowerPath } from "../employees/borrower";
import { createSourceAccountBody } from "../source-account";
import { borrowerListFilter } from "./accounts";

/** A Borrower's account in a path. */
export const borrowerAccountPath = borrowerPath.extend({ account_id: z.uuid() });

export const listBorrowerAccountsInput = borrowerListFilter.extend(borrowerPath.shape);
export const createBorrowerAccountInput = createSourceAccountBody.extend(borrowerPath.shape);
