import type { OperatorActor } from "@/lib/auth/actor";
import { realNow } from "@/lib/clock";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { encrypt } from "@/lib/db/secrets";
import { inTransaction } from "@/lib/db/transaction";
import { invalid, notFound } from "@/lib/domain/refusal";
import type { DestinationInput, OdfiInput } from "@/lib/schemas/bank/bank-settings";

/** Enters the bank that originates for this installation: files written from now on go to it. */
export async function saveOdfi(actor: OperatorActor, input: OdfiInput): Promise<void> {
  await inTransaction(async (tx) => {
    const data = { ...input, updatedBy: actor.name, updatedAt: realNow() };
    await tx.odfi.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
  });
}

/**
 * Enters or changes the account at which a servicer takes payments; an empty account number leaves the stored one. What its
 * bank had said about the account is done with by this.
 */
export async function saveDestination(actor: OperatorActor, input: DestinationInput): Promise<void> {
  await inTransaction(async (tx) => {
    const { servicerId, accountNumber } = input;
    const servicer = await tx.servicer.findUnique({ where: { id: servicerId }, select: { id: true } });
    if (!servicer) throw notFound("servicer");
    const before = await tx.servicerDestination.findUnique({ where: { servicerId } });
    if (accountNumber === "" && before === null) {
      throw invalid([{ path: "accountNumber", message: "The account number is missing." }]);
    }
    const data = {
      routingNumber: input.routingNumber,
      type: input.type,
      accountNumberFormat: input.accountNumberFormat || null,
      contact: input.contact || null,
      notice: null,
      noticeAt: null,
      updatedBy: actor.name,
      updatedAt: realNow(),
    };
    const number =
      accountNumber === ""
        ? { accountNumber: before?.accountNumber ?? "", last4: before?.last4 ?? "" }
        : { accountNumber: encrypt(accountNumber), last4: accountNumber.slice(-4) };
    await tx.servicerDestination.upsert({
      where: { servicerId },
      create: { servicerId, ...data, ...number },
      update: { ...data, ...number },
    });
  });
}

/** The id under which a business's entries go out: each business has one of its own, so that an answer tells whose it is. */
export async function changeCompanyId(
  actor: OperatorActor,
  input: { businessId: string; companyId: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, input.businessId);
    if (business.companyId === input.companyId) return;
    const other = await tx.business.findFirst({
      where: { companyId: input.companyId },
      select: { name: true },
    });
    if (other) {
      throw invalid([{ path: "companyId", message: `${other.name} has this company id. Each has its own.` }]);
    }
    await tx.business.update({ where: { id: input.businessId }, data: { companyId: input.companyId } });
    await recordActivity(tx, business, {
      kind: "settings.changed",
      subjectId: input.businessId,
      actor: { id: actor.userId, name: `${actor.name}, operator` },
      data: { what: "company_id", before: business.companyId, after: input.companyId },
    });
  });
}
