import { makeOneTimeLink, RESET_LINK_HOURS } from "@/lib/auth/one-time-links";
import { limitOf } from "@/lib/auth/wrong-tries";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { queueMail } from "@/lib/db/mails/mail";
import { inTransaction } from "@/lib/db/transaction";
import { peopleLetter } from "@/lib/domain/people/letters";

const REST_SECONDS = 60 * 60;
const perEmail = limitOf({ name: "forgot", tries: 3, restSeconds: REST_SECONDS });
const perAddress = limitOf({ name: "forgot-from", tries: 20, restSeconds: REST_SECONDS });

/**
 * Mails a one-time link to whoever has this e-mail. Gives nothing back and never says whether there was somebody: an
 * operator, who belongs to no business whose mail this could be, gets theirs from `npm run create-operator`.
 */
export async function askForPassword(input: { email: string; address: string }): Promise<void> {
  const email = input.email.trim().toLowerCase();
  const waits = await Promise.all([perEmail.secondsToWait(email), perAddress.secondsToWait(input.address)]);
  if (Math.max(...waits) > 0) return;
  await Promise.all([perEmail.count(email), perAddress.count(input.address)]);
  const user = await prisma.user.findUnique({
    where: { email },
    select: {
      id: true,
      name: true,
      email: true,
      status: true,
      memberships: { where: { status: "active" }, select: { businessId: true }, take: 1 },
      passwordHash: true,
      borrowers: {
        select: { businessId: true, employmentStatus: true },
        orderBy: { employmentStatus: "asc" },
        take: 1,
      },
    },
  });
  const own = user?.borrowers[0];
  // Who left before they joined was never in: their invitation is withdrawn.
  const withdrawn = own?.employmentStatus === "terminated" && user?.passwordHash === null;
  const place = user?.memberships[0] ?? (withdrawn ? undefined : own);
  if (!user || user.status !== "active" || !place) return;
  await inTransaction(async (tx) => {
    const link = await makeOneTimeLink(tx, user.id, "reset");
    const business = await readBusinessDay(place.businessId, tx);
    const letter = peopleLetter({ kind: "reset", by: null, hours: RESET_LINK_HOURS, link });
    await queueMail(tx, business, [user], letter);
  });
}
