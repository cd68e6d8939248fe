import { Refusal } from "@/lib/domain/refusal";

export const BODY_BYTES_MAX = 1024 * 1024;
export const BATCH_BODY_BYTES_MAX = 32 * 1024 * 1024;

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;
const CHARSET = /;\s*charset\s*=\s*"?([\w-]+)"?/i;

/** The body as JSON, read once with a cap counted as it comes, whatever the headers say. */
export async function readJson(request: Request, bytesMax: number): Promise<unknown> {
  if (isNothing(request)) return {};
  refuseOtherTypes(request.headers);
  const text = decode(await readCapped(request, bytesMax));
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : "it could not be read";
    throw new Refusal("malformed", `The body is not JSON: ${why.slice(0, 200)}`);
  }
}

/** A POST that has nothing to say, such as a replay, need not say it in JSON. */
function isNothing({ headers, body }: Request): boolean {
  return headers.get("content-type") === null && (body === null || headers.get("content-length") === "0");
}

function refuseOtherTypes(headers: Headers): void {
  const type = headers.get("content-type") ?? "";
  const charset = CHARSET.exec(type)?.[1]?.toLowerCase() ?? "utf-8";
  if (!JSON_TYPE.test(type.trim()) || !["utf-8", "utf8", "us-ascii"].includes(charset)) {
    throw new Refusal("unsupported_type", "Send the body as application/json in UTF-8.");
  }
  const encoding = headers.get("content-encoding")?.toLowerCase() ?? "identity";
  if (encoding !== "identity")
    throw new Refusal("unsupported_type", "Send the body without a content encoding.");
}

function tooLarge(bytesMax: number): Refusal {
  return new Refusal("too_large", `The body is larger than ${bytesMax / (1024 * 1024)} MB.`);
}

/** The body in the pieces in which it came; refused where it is larger than the cap or shorter than announced. */
export async function readCapped(request: Request, bytesMax: number): Promise<Uint8Array[]> {
  const promised = request.headers.get("content-length");
  if (promised !== null && /^\d+$/.test(promised) && BigInt(promised) > BigInt(bytesMax))
    throw tooLarge(bytesMax);
  const chunks: Uint8Array[] = [];
  if (request.body === null) return chunks;
  let bytes = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refusal("malformed", "The body broke off before its end.");
    });
    if (done) break;
    bytes += value.byteLength;
    if (bytes > bytesMax) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge(bytesMax);
    }
    chunks.push(value);
  }
  if (promised !== null && /^\d+$/.test(promised) && BigInt(promised) !== BigInt(bytes)) {
    throw new Refusal("malformed", `The body broke off: ${promised} bytes were announced and ${bytes} came.`);
  }
  return chunks;
}

function decode(chunks: readonly Uint8Array[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal("malformed", "The body is not UTF-8 text.");
  }
}
