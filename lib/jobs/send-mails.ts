import { createTransport } from "nodemailer";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { claimMails, mailFailed, mailSent } from "@/lib/db/mails/mail-queue";
import { env } from "@/lib/env";

const transport = env.PAYDOWN_SMTP_URL ? createTransport(env.PAYDOWN_SMTP_URL) : null;
const toText = createTransport({ streamTransport: true, buffer: true, newline: "unix" });

/** Sends letters that wait: by SMTP where it is set, else as .eml files into the data folder. At least once each. */
export async function sendMails(): Promise<void> {
  for (let mails = await claimMails(); mails.length > 0; mails = await claimMails()) {
    for (const mail of mails) {
      const message = {
        from: env.PAYDOWN_MAIL_FROM,
        to: { name: mail.toName, address: mail.toEmail },
        subject: mail.subject,
        text: mail.text,
        // Mails live by the business's time: in the sandbox a letter about tomorrow's debit bears today's date of its clock.
        date: mail.at,
      };
      try {
        if (transport) await transport.sendMail(message);
        else await intoFolder(mail.id, message);
        await mailSent(mail);
      } catch (error) {
        await mailFailed(mail, error instanceof Error ? error.message : String(error));
      }
    }
  }
}

async function intoFolder(id: bigint, message: Parameters<typeof toText.sendMail>[0]): Promise<void> {
  const folder = path.join(env.PAYDOWN_DATA_DIR, "mail");
  await mkdir(folder, { recursive: true });
  const written = await toText.sendMail(message);
  if (!Buffer.isBuffer(written.message)) throw new Error("expected a buffered message");
  await writeFile(path.join(folder, `${id}.eml`), written.message);
}
