import { parseArgs } from "node:util";
import type { z } from "zod";

/**
 * The named arguments of a command, all of them checked at once; prints what is wrong with how to call it, and ends with 1.
 *
 * @param usage how the command is called, one line
 */
export function readArguments<Shape extends z.ZodObject>(shape: Shape, usage: string): z.output<Shape> {
  const options = Object.fromEntries(
    Object.keys(shape.shape).map((name) => [name, { type: "string" as const }]),
  );
  try {
    const { values } = parseArgs({ options, strict: true, allowPositionals: false });
    const parsed = shape.safeParse(values);
    if (parsed.success) return parsed.data;
    refuse(parsed.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`));
  } catch (error) {
    refuse([error instanceof Error ? error.message : String(error)]);
  }

  function refuse(lines: readonly string[]): never {
    for (const line of lines) console.error(line);
    console.error(`Usage: ${usage}`);
    process.exit(1);
  }
}
