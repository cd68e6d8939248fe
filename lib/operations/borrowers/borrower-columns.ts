import { encrypt } from "@/lib/db/secrets";
import type { JsonObject } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { compareDays, type Day, parseDay } from "@/lib/domain/days";
import { invalid, Refusal } from "@/lib/domain/refusal";
import { type BorrowerChanges, detailFields } from "@/lib/schemas/borrowers/borrower-payload";

export type Details = Record<string, JsonObject[string]>;

/** The columns that a payload speaks of; absent where it is silent. */
export function columnsOf(payload: BorrowerChanges) {
  return {
    ...(payload.first_name === undefined ? {} : { firstName: payload.first_name }),
    ...(payload.last_name === undefined ? {} : { lastName: payload.last_name }),
    ...(payload.external_id === undefined ? {} : { externalId: payload.external_id }),
    ...(payload.email === undefined ? {} : { email: payload.email }),
    ...(payload.phone === undefined ? {} : { phone: payload.phone }),
    ...(payload.state_of_residence === undefined ? {} : { state: payload.state_of_residence }),
  };
}

/** A Borrower's details with what a payload changes in them: null takes a field out. The ssn is sealed. */
export async function detailsWith(
  tx: Tx,
  who: { businessId: string; today: Day; borrowerId: string | null },
  before: Details,
  payload: BorrowerChanges,
): Promise<Details> {
  const after = { ...before };
  for (const field of detailFields) {
    const value = payload[field];
    if (value === undefined) continue;
    Reflect.deleteProperty(after, field);
    if (value === null) continue;
    if (field === "ssn" && typeof value === "string") after[field] = encrypt(value.replaceAll("-", ""));
    else if (field === "spouse") after[field] = await spouseNumber(tx, who, payload.spouse);
    else after[field] = value;
  }
  refuseUnborn(payload, who.today);
  return after;
}

function refuseUnborn({ date_of_birth: born }: BorrowerChanges, today: Day): void {
  const day = parseDay(born);
  if (day === null || compareDays(day, today) < 0) return;
  throw invalid([{ path: "borrower.date_of_birth", message: `Expected a day before ${today}.` }]);
}

/** A spouse is another Borrower of the same business, kept by the integer id that the documents show. */
async function spouseNumber(
  tx: Tx,
  who: { businessId: string; borrowerId: string | null },
  spouse: BorrowerChanges["spouse"],
): Promise<number> {
  const found = await tx.borrower.findFirst({
    where: {
      businessId: who.businessId,
      ...(typeof spouse === "number" ? { number: BigInt(spouse) } : { id: (spouse ?? "").toLowerCase() }),
    },
    select: { id: true, number: true },
  });
  const message = "There is no such borrower, or it is not yours.";
  if (!found) throw invalid([{ path: "borrower.spouse", message }]);
  if (found.id === who.borrowerId) {
    throw invalid([{ path: "borrower.spouse", message: "Nobody is their own spouse." }]);
  }
  return Number.parseInt(found.number.toString(), 10);
}

export function externalIdTaken(externalId: string | null | undefined): Refusal {
  const message = `Another borrower has the external_id ${JSON.stringify(externalId ?? null)}. Find it with GET /borrowers?external_id=.`;
  return new Refusal("conflict", message, { problems: [{ path: "borrower.external_id", message }] });
}
