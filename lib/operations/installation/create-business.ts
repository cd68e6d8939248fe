import { randomInt } from "node:crypto";
import { makeOneTimeLink } from "@/lib/auth/one-time-links";
import { recordActivity } from "@/lib/db/activity";
import { realNow } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, dayOf, instantAt } from "@/lib/domain/days";
import { env } from "@/lib/env";
import { findOrMakeUser } from "../team/add-person";

/** A company id that no tax number looks like: a 9 and nine digits. The operator's bank may give another (`/operator`). */
const newCompanyId = (): string => `9${randomInt(1_000_000_000).toString().padStart(9, "0")}`;

/**
 * How a business begins: by the command line of the installation, with its first owner. The link is null if that person
 * has a password already. In the sandbox its clock stands at 09:00 of `PAYDOWN_SANDBOX_DATE`, else of today. Payments are
 * off until the operator switches the programme on.
 */
export async function createBusiness(input: {
  name: string;
  owner: { name: string; email: string };
}): Promise<{ businessId: string; link: string | null; startsOn: Day | null }> {
  return inTransaction(async (tx) => {
    const business = await tx.business.create({ data: { name: input.name, companyId: newCompanyId() } });
    const startsOn = env.PAYDOWN_MODE === "sandbox" ? (env.PAYDOWN_SANDBOX_DATE ?? dayOf(realNow())) : null;
    const now = startsOn === null ? realNow() : instantAt(startsOn, timetable.morning);
    if (startsOn !== null) await tx.businessClock.create({ data: { businessId: business.id, now } });
    const user = await findOrMakeUser(tx, input.owner);
    await tx.membership.create({ data: { businessId: business.id, userId: user.id, role: "owner" } });
    await recordActivity(
      tx,
      { businessId: business.id, now },
      {
        kind: "team.added",
        subjectId: user.id,
        actor: { id: null, name: "the command line" },
        data: { name: user.name, email: user.email, role: "owner" },
      },
    );
    const link = user.passwordHash === null ? await makeOneTimeLink(tx, user.id, "welcome") : null;
    return { businessId: business.id, link, startsOn };
  });
}

/** An operator of the installation, new or made one now; the link chooses a password anew, also for one who lost theirs. */
export async function createOperator(input: {
  name: string;
  email: string;
}): Promise<{ link: string; isNew: boolean }> {
  return inTransaction(async (tx) => {
    const user = await findOrMakeUser(tx, input);
    await tx.user.update({ where: { id: user.id }, data: { isOperator: true } });
    const isNew = user.passwordHash === null;
    return { link: await makeOneTimeLink(tx, user.id, isNew ? "welcome" : "reset"), isNew };
  });
}
