import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import type { ServicerChoice } from "@/lib/schemas/reconciliation/views";

/** Every servicer, by name: to say who posted. */
export async function listServicerChoices(actor: Actor): Promise<ServicerChoice[]> {
  mustHave(actor, "business:read");
  const rows = await prisma.servicer.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}
