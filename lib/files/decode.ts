import type { FileFault } from "@/lib/domain/files/faults";
import { fileBytesMax } from "@/lib/domain/files/limits";

export type Encoding = "utf-8" | "windows-1252";

export type Decoded =
  | { ok: true; encoding: Encoding; /** without a byte-order mark */ bytes: Uint8Array }
  | { ok: false; fault: FileFault };

const SLICE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

function signatureFault(bytes: Uint8Array): FileFault | null {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06))
    return { code: "zip" };
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return { code: "utf16" };
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return { code: "not_text", kind: "pdf", row: null };
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { code: "not_text", kind: "old_excel", row: null };
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) {
    return { code: "not_text", kind: "image", row: null };
  }
  return null;
}

/** UTF-16 without a byte-order mark: nearly every second byte of Western text is NUL. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 512);
  const zeros = sample.reduce((seen, byte) => (byte === 0 ? seen + 1 : seen), 0);
  return sample.length >= 4 && zeros * 3 >= sample.length;
}

const isControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== NEWLINE && byte !== 0x0d && byte !== 0x0b && byte !== 0x0c;

function controlFault(bytes: Uint8Array): FileFault | null {
  let row = 1;
  for (const byte of bytes) {
    if (byte === NEWLINE) row += 1;
    else if (byte < 0x20 && isControl(byte)) return { code: "not_text", kind: "binary", row };
  }
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
      decoder.decode(bytes.subarray(at, at + SLICE_BYTES), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    // The only error that a fatal decoder throws: bytes that are not UTF-8.
    return false;
  }
}

/**
 * Finds out how a file was written: UTF-8 if it is valid UTF-8, else Windows-1252, in which every byte means something.
 * What is no text at all is refused with its reason.
 */
export function decode(file: Uint8Array): Decoded {
  if (file.length > fileBytesMax) return { ok: false, fault: { code: "too_large", bytes: file.length } };
  const signature = signatureFault(file);
  if (signature !== null) return { ok: false, fault: signature };
  // Old systems end a text with Ctrl-Z.
  const end = file.at(-1) === 0x1a ? file.length - 1 : file.length;
  const bytes = file.subarray(startsWith(file, 0xef, 0xbb, 0xbf) ? 3 : 0, end);
  if (bytes.every((byte) => byte <= 0x20 && !isControl(byte))) return { ok: false, fault: { code: "empty" } };
  if (looksLikeUtf16(bytes)) return { ok: false, fault: { code: "utf16" } };
  const control = controlFault(bytes);
  if (control !== null) return { ok: false, fault: control };
  return { ok: true, encoding: isUtf8(bytes) ? "utf-8" : "windows-1252", bytes };
}

/** The text in slices, so that a large file is never held as one string. */
export function* textSlices(bytes: Uint8Array, encoding: Encoding): Generator<string, undefined> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + SLICE_BYTES), { stream: true });
  }
  yield decoder.decode();
}
