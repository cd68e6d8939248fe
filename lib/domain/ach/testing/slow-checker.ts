/**
 * The arithmetic of a NACHA file once more, character by character and without any code of the writer or reader: what it finds
 * wrong, in words. Slow on purpose; for tests.
 */
export function problemsWithFile(text: string): string[] {
  const problems: string[] = [];
  const must = (what: string, expected: unknown, found: unknown) => {
    if (String(expected) !== String(found))
      problems.push(`${what}: ${String(expected)}, not ${String(found)}`);
  };
  const lines = text.split("\n");
  must("the file ends with a line end", "", lines.pop());
  must("lines in blocks of ten", 0, lines.length % 10);
  const sum = { batches: 0, entries: 0, hash: 0n, debits: 0n, credits: 0n };
  let batch = { entries: 0, hash: 0n, debits: 0n, credits: 0n, service: "", header: "" };
  let last = "";
  for (const [index, line] of lines.entries()) {
    must(`columns of line ${index + 1}`, 94, line.length);
    if (/[^ -~]|[a-z]/.test(line)) problems.push(`line ${index + 1} is not upper-case ASCII`);
    if (/^9{94}$/.test(line)) continue;
    if (line.startsWith("5")) {
      sum.batches += 1;
      batch = { entries: 0, hash: 0n, debits: 0n, credits: 0n, service: line.slice(1, 4), header: line };
    } else if (line.startsWith("6")) {
      batch.entries += 1;
      batch.hash += BigInt(line.slice(3, 11));
      const cents = BigInt(line.slice(29, 39));
      if ("1234".includes(line.charAt(2))) batch.credits += cents;
      else batch.debits += cents;
      if (line.slice(79) <= last) problems.push(`trace of line ${index + 1} does not ascend`);
      last = line.slice(79);
      must("an addenda where one is announced", line.charAt(78) === "1", lines[index + 1]?.startsWith("7"));
    } else if (line.startsWith("7")) {
      batch.entries += 1;
      must("entry of an addenda", last.slice(8), line.slice(87));
    } else if (line.startsWith("8")) {
      const service = batch.debits === 0n ? "220" : batch.credits === 0n ? "225" : "200";
      must("service class", service, batch.service);
      must("service class of the control", service, line.slice(1, 4));
      must("entries of a batch", batch.entries, BigInt(line.slice(4, 10)));
      must("hash of a batch", batch.hash % 10_000_000_000n, BigInt(line.slice(10, 20)));
      must("debits of a batch", batch.debits, BigInt(line.slice(20, 32)));
      must("credits of a batch", batch.credits, BigInt(line.slice(32, 44)));
      must("company", batch.header.slice(40, 50), line.slice(44, 54));
      must("batch number", batch.header.slice(87), line.slice(87));
      sum.entries += batch.entries;
      sum.hash += batch.hash;
      sum.debits += batch.debits;
      sum.credits += batch.credits;
    } else if (line.startsWith("9")) {
      must("batches", sum.batches, BigInt(line.slice(1, 7)));
      must("blocks", lines.length / 10, BigInt(line.slice(7, 13)));
      must("entries", sum.entries, BigInt(line.slice(13, 21)));
      must("hash", sum.hash % 10_000_000_000n, BigInt(line.slice(21, 31)));
      must("debits", sum.debits, BigInt(line.slice(31, 43)));
      must("credits", sum.credits, BigInt(line.slice(43, 55)));
      must("rest of the file control", "", line.slice(55).trim());
    }
  }
  return problems;
}
