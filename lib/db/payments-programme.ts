import { Refusal } from "@/lib/domain/refusal";
import { type BusinessDay, readBusinessDay } from "./business-day";

/** A business outside the payments programme is refused on every path of payments (contract §6). */
export async function mustBeInProgramme(businessId: string): Promise<void> {
  refuseOutsideProgramme(await readBusinessDay(businessId));
}

export function refuseOutsideProgramme({
  name,
  paymentsProgramme,
}: Pick<BusinessDay, "name" | "paymentsProgramme">): void {
  if (paymentsProgramme) return;
  throw new Refusal(
    "forbidden",
    `${name} is not in the payments programme. Ask the operator of this installation.`,
  );
}
