import type { UserActor } from "@/lib/auth/actor";
import { notFound } from "@/lib/domain/refusal";
import { type StatementHead, statementPeriod } from "@/lib/schemas/statements/statement";
import { readToday } from "../shell/read-today";
import { readStatement } from "./read-statement";

/** The statement that an address names, for a file of it. @throws Refusal not_found */
export async function askedStatement(
  actor: UserActor,
  accountId: string,
  query: Record<string, string | undefined>,
): Promise<StatementHead> {
  const { period } = statementPeriod(query, await readToday(actor));
  const head = await readStatement(actor, accountId, period);
  if (!head) throw notFound("source account");
  return head;
}
