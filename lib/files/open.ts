import { createHash } from "node:crypto";
import { FileRefused } from "@/lib/domain/files/faults";
import type { FileKind } from "@/lib/domain/files/fields";
import { findHeader, type Header, headerSignature } from "@/lib/domain/files/header";
import { fileRowsMax, headerSearchRowsMax } from "@/lib/domain/files/limits";
import type { FileRow } from "@/lib/domain/files/row";
import { decode, type Encoding, textSlices } from "./decode";
import { type Delimiter, detectDelimiter } from "./delimiter";
import { readRows } from "./rows";

export type OpenFile = {
  encoding: Encoding;
  delimiter: Delimiter;
  header: Header;
  /** SHA-256 of the column names: the key of a remembered mapping. */
  signature: string;
  /** The rows beneath the header, a batch at a time; may be read more than once. Throws FileRefused. */
  rows: () => Generator<FileRow[], undefined>;
};

/** SHA-256 of the bytes, hexadecimal: the same file again is recognised by it. */
export const fileHash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const firstRows = (bytes: Uint8Array, encoding: Encoding, delimiter: Delimiter): FileRow[] =>
  readRows(bytes, encoding, delimiter, headerSearchRowsMax).next().value ?? [];

function* rowsBelow(
  rows: Generator<FileRow[], undefined>,
  headerRow: number,
): Generator<FileRow[], undefined> {
  let seen = 0;
  for (const batch of rows) {
    const below = batch.filter((row) => row.row > headerRow);
    seen += below.length;
    if (seen > fileRowsMax) throw new FileRefused({ code: "too_many_rows" });
    if (below.length > 0) yield below;
  }
  if (seen === 0) throw new FileRefused({ code: "no_rows", headerRow });
}

/**
 * Opens an uploaded file: encoding, delimiter and header found, rows ready to be read.
 * @throws FileRefused (a Refusal whose words name the place and what to do) if it is no table of text
 */
export function openFile(file: Uint8Array, kind: FileKind): OpenFile {
  const decoded = decode(file);
  if (!decoded.ok) throw new FileRefused(decoded.fault);
  const { bytes, encoding } = decoded;
  const delimiter = detectDelimiter(textSlices(bytes, encoding).next().value ?? "");
  const finding = findHeader(kind, firstRows(bytes, encoding, delimiter));
  if (!finding.ok) throw new FileRefused(finding.fault);
  const { header } = finding;
  return {
    encoding,
    delimiter,
    header,
    signature: createHash("sha256").update(headerSignature(header.names)).digest("hex"),
    rows: () => rowsBelow(readRows(bytes, encoding, delimiter), header.row),
  };
}
