import { counted } from "@/lib/domain/counted";
import { formatMoney, type Money } from "@/lib/domain/money";

/** "3 payments, $150.00" */
export const paymentsOf = (payments: number, amount: Money): string =>
  `${counted(payments, "payment", "payments")}, ${formatMoney(amount)}`;

/** "Nelnet said $150.00" */
export const saidWords = (line: { amount: Money; servicer: string | null }): string =>
  `${line.servicer ?? "A servicer"} said ${formatMoney(line.amount)}`;
