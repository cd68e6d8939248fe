import { invalid } from "@/lib/domain/refusal";

/** Text with U+0000 is JSON, but no text of the database: told as the caller's mistake wherever it stands in an input. */
export function refuseNul(input: unknown): void {
  const left: { value: unknown; path: string }[] = [{ value: input, path: "" }];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const { value, path } = at;
    if (typeof value === "string" && value.includes("\0")) {
      throw invalid([{ path, message: "Text must not contain the character U+0000." }]);
    }
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      left.push({ value: member, path: path === "" ? key : `${path}.${key}` });
    }
  }
}
