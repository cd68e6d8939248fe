import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { readLoans } from "@/lib/db/roster/loans/portfolio-loans";
import type { BorrowerId } from "@/lib/schemas/employees/borrower";
import { type PortfolioView, portfolioView } from "@/lib/schemas/employees/portfolio";
import { getApiBorrower } from "./api-borrowers";

/** All loans of a Borrower, by servicer and in all. Payoff is principal and interest of today. */
export async function getPortfolio(actor: Actor, input: { id: BorrowerId }): Promise<PortfolioView> {
  mustHave(actor, "business:read");
  const borrower = await getApiBorrower(actor, input);
  const { today } = await readBusinessDay(actor.businessId);
  const of = { businessId: actor.businessId, borrowerId: borrower.uuid };
  return portfolioView(await readLoans(prisma, of, today));
}
