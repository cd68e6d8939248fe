import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { fileNameColumns, fileNameOf, streamItemsCsv } from "@/lib/db/batches/items-csv";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { mustBeInProgramme } from "@/lib/db/payments-programme";
import { notFound } from "@/lib/domain/refusal";

/** All items of a valid batch as CSV, replaced ones too (the history). Our own import reads it as a contribution file. */
export async function itemsCsv(actor: Actor, { id }: { id: string }): Promise<Csv> {
  mustHave(actor, "business:read");
  await mustBeInProgramme(actor.businessId);
  const batch = await prisma.batch.findFirst({
    where: { businessId: actor.businessId, id, valid: true },
    select: fileNameColumns,
  });
  if (!batch) throw notFound("batch payment");
  return {
    name: fileNameOf(batch),
    body: await streamItemsCsv(actor.businessId, id),
  };
}
