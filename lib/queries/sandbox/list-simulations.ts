import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { batchTitleSql } from "@/lib/db/batches/title";
import { prisma } from "@/lib/db/client";
import type { Numeric } from "@/lib/db/sql";
import { dayOfDate, moneyOrNull } from "@/lib/db/rows";
import { batchTitle } from "@/lib/domain/batches/title";
import type { Day } from "@/lib/domain/days";
import { formatMoney } from "@/lib/domain/money";
import { isUuid } from "@/lib/domain/uuid";
import type { SimulationKind } from "@/lib/schemas/sandbox";
import type { AskedSimulation, SimulationChoices } from "@/lib/schemas/sandbox-page";
import { listItems } from "../batches/list-items";

const SIMULATIONS_SHOWN = 50;
const BATCHES_OFFERED = 50;

type Row = {
  id: string;
  kind: SimulationKind;
  code: string | null;
  amount: Numeric | null;
  corrected_data: string | null;
  due_on: Date;
  used_at: Date | null;
  batch_id: string;
  title: string;
  item_id: string | null;
  employee: string | null;
};

/** What the sandbox's bank and servicers were told to answer, the latest first. */
export async function listSimulations(actor: UserActor): Promise<AskedSimulation[]> {
  mustHave(actor, "business:read");
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT s.id, s.kind, s.code, (s.data ->> 'amount')::numeric AS amount, s.data ->> 'correctedData' AS corrected_data,
           s.due_on, s.used_at, b.id AS batch_id, ${batchTitleSql} AS title,
           i.id AS item_id, e.first_name || ' ' || e.last_name AS employee
      FROM simulation s
      LEFT JOIN batch_item i ON i.business_id = s.business_id AND i.id = s.subject_id
      LEFT JOIN borrower e ON e.business_id = i.business_id AND e.id = i.borrower_id
      JOIN batch b ON b.business_id = s.business_id AND b.id = coalesce(i.batch_id, s.subject_id)
     WHERE s.business_id = ${actor.businessId}::uuid
     ORDER BY s.seq DESC LIMIT ${SIMULATIONS_SHOWN}`;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    code: row.code,
    amount: moneyOrNull(row.amount),
    correctedData: row.corrected_data,
    dueOn: dayOfDate(row.due_on),
    used: row.used_at !== null,
    batchId: row.batch_id,
    about: row.employee === null ? row.title : `${row.employee}, ${row.title}`,
    itemId: row.item_id,
  }));
}

/** When the sandbox's next answer about this payment comes; null if none was asked for. */
export async function awaitedAnswer(actor: UserActor, itemId: string): Promise<Day | null> {
  mustHave(actor, "business:read");
  const asked = await prisma.simulation.findFirst({
    where: { businessId: actor.businessId, subjectId: itemId, usedAt: null },
    orderBy: { dueOn: "asc" },
    select: { dueOn: true },
  });
  return asked && dayOfDate(asked.dueOn);
}

/** The latest batches whose bank is simulated and, of the chosen one, the payments that fit the words: what an answer can be asked for. */
export async function simulationChoices(
  actor: UserActor,
  asked: { batch?: string | undefined; text?: string | undefined },
): Promise<SimulationChoices & { batch: string | null }> {
  mustHave(actor, "sandbox:simulate");
  const rows = await prisma.batch.findMany({
    where: { businessId: actor.businessId, valid: true, rail: "sandbox" },
    orderBy: { seq: "desc" },
    take: BATCHES_OFFERED,
    select: { id: true, title: true, referenceId: true },
  });
  const batches = rows.map((row) => ({ id: row.id, title: batchTitle(row) }));
  const named = asked.batch !== undefined && isUuid(asked.batch) ? asked.batch : undefined;
  const batch = batches.find(({ id }) => id === named)?.id ?? batches[0]?.id ?? null;
  if (batch === null) return { batches, batch, items: [], moreItems: false };
  const page = await listItems(actor, batch, { text: asked.text }, null);
  return {
    batches,
    batch,
    items: page.rows.map((item) => ({
      id: item.id,
      label: `${item.employee.name}, ${formatMoney(item.amount)}, ${item.servicer}, ${item.status}`,
    })),
    moreItems: page.after !== null,
  };
}
