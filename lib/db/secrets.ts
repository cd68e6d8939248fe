import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const KEY_ID = "k1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function derived(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env.PAYDOWN_ENCRYPTION_KEY, "paydown", purpose, 32));
}

/** AES-256-GCM, `k1.` + base64(nonce ‖ tag ‖ text): the key id in front lets a later key be rotated in. */
export function encrypt(text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", derived("account-number"), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${KEY_ID}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64")}`;
}

/** Throws when the text was changed or the key is another. */
export function decrypt(sealed: string): string {
  const [keyId, data] = sealed.split(".");
  if (keyId !== KEY_ID || data === undefined) throw new Error("sealed with an unknown key");
  const bytes = Buffer.from(data, "base64");
  const decipher = createDecipheriv("aes-256-gcm", derived("account-number"), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    "utf8",
  );
}

/** A keyed hash: the same account is recognised without decrypting any. */
export function fingerprint(...parts: readonly string[]): string {
  return createHmac("sha256", derived("fingerprint")).update(parts.join("\u0000")).digest("base64url");
}
