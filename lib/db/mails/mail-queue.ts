import { prisma } from "../client";

export type WaitingMail = {
  businessId: string;
  id: bigint;
  toEmail: string;
  toName: string;
  subject: string;
  text: string;
  /** Business time at which it was written. */
  at: Date;
};

const MAILS_PER_CLAIM = 20;
const REST_SECONDS = 60;

/** Letters to send now; each is left alone by other workers for a while (`next_try_at` moves on), whatever becomes of us. */
export async function claimMails(): Promise<WaitingMail[]> {
  const rows = await prisma.$queryRaw<
    {
      business_id: string;
      id: bigint;
      to_email: string;
      to_name: string;
      subject: string;
      text: string;
      at: Date;
    }[]
  >`
    UPDATE mail m SET attempts = attempts + 1, next_try_at = now() + make_interval(secs => ${REST_SECONDS})
     WHERE (m.business_id, m.id) IN (
       SELECT business_id, id FROM mail WHERE sent_at IS NULL AND next_try_at <= now()
        ORDER BY id LIMIT ${MAILS_PER_CLAIM} FOR UPDATE SKIP LOCKED)
    RETURNING business_id, id, to_email, to_name, subject, text, at`;
  return rows.map((row) => ({
    businessId: row.business_id,
    id: row.id,
    toEmail: row.to_email,
    toName: row.to_name,
    subject: row.subject,
    text: row.text,
    at: row.at,
  }));
}

/** A one-time link is kept as a hash only, so a letter that carried one forgets its words once it is sent. */
export async function mailSent(mail: WaitingMail): Promise<void> {
  await prisma.$executeRaw`
    UPDATE mail SET sent_at = now(), last_error = NULL,
           text = CASE WHEN kind IN ('welcome', 'reset') THEN 'The letter held a one-time link.' ELSE text END
     WHERE business_id = ${mail.businessId}::uuid AND id = ${mail.id}`;
}

export async function mailFailed(mail: WaitingMail, reason: string): Promise<void> {
  await prisma.$executeRaw`
    UPDATE mail SET last_error = ${reason} WHERE business_id = ${mail.businessId}::uuid AND id = ${mail.id}`;
}
