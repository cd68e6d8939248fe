import { accountFormatPattern } from "@/lib/domain/bank/account-format";
import type { OdfiSettings } from "@/lib/domain/bank/nacha-file";
import { encrypt } from "../secrets";
import type { Tx } from "../transaction";

export async function readOdfi(tx: Tx): Promise<OdfiSettings | null> {
  return tx.odfi.findUnique({
    where: { id: 1 },
    select: { routingNumber: true, name: true, originId: true, originName: true },
  });
}

/** Which of these servicers nobody has entered an account of, by name. */
export async function servicersWithoutDestination(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT s.name FROM servicer s
     WHERE s.id = ANY (${[...ids]}::uuid[]) AND NOT EXISTS (SELECT FROM servicer_destination d WHERE d.servicer_id = s.id)
     ORDER BY s.name`;
  return rows.map((row) => row.name);
}

export type MisshapenLoans = { servicer: string; format: string; loans: number };

/** How many of these loans bear numbers that their servicer does not have, by servicer. */
export async function misshapenLoans(
  tx: Tx,
  businessId: string,
  loanIds: readonly string[],
): Promise<MisshapenLoans[]> {
  const masks = await tx.$queryRaw<{ servicer_id: string; format: string }[]>`
    SELECT servicer_id, account_number_format AS format FROM servicer_destination WHERE account_number_format IS NOT NULL`;
  if (masks.length === 0 || loanIds.length === 0) return [];
  return tx.$queryRaw<MisshapenLoans[]>`
    SELECT s.name AS servicer, m.format, count(*)::int AS loans
      FROM unnest(${masks.map((mask) => mask.servicer_id)}::uuid[], ${masks.map((mask) => mask.format)}::text[],
                  ${masks.map((mask) => accountFormatPattern(mask.format))}::text[]) AS m (servicer_id, format, pattern)
      JOIN servicer s ON s.id = m.servicer_id
      JOIN loan l ON l.business_id = ${businessId}::uuid AND l.servicer_id = m.servicer_id AND l.id = ANY (${[...loanIds]}::uuid[])
     WHERE l.account_number !~ m.pattern
     GROUP BY s.name, m.format ORDER BY s.name`;
}

/** Keeps what a servicer's bank says about its account until an operator enters it; nothing is paid elsewhere by itself. */
export async function noteDestination(
  tx: Tx,
  servicerId: string,
  notice: { text: string; at: Date },
): Promise<void> {
  await tx.servicerDestination.updateMany({
    where: { servicerId },
    data: { notice: encrypt(notice.text), noticeAt: notice.at },
  });
}
