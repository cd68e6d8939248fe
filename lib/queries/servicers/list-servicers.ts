import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { servicerColumns } from "@/lib/db/servicer-columns";
import { pageOf, type Page } from "@/lib/schemas/page";
import { type ServicerView, servicerView } from "@/lib/schemas/servicer";

/** The servicers money can go to, by name. They are the same for every business. */
export async function listServicers(
  actor: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ServicerView>> {
  mustHave(actor, "business:read");
  const rows = await prisma.servicer.findMany({
    ...(page.cursor === undefined ? {} : { where: { name: { gt: page.cursor } } }),
    orderBy: { name: "asc" },
    take: page.limit + 1,
    select: servicerColumns,
  });
  return pageOf(rows, page.limit, servicerView, (row) => row.name);
}
