import { realNow } from "@/lib/clock";
import { closeDatabase, prisma } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/days";
import { env } from "@/lib/env";
import { writeDemo } from "./demo";

const DEMO = "demo";

/** `--demo`: fills an empty sandbox once. The note it leaves at the end tells the next start that it is whole. */
async function main(args: readonly string[]): Promise<void> {
  if (!args.includes("--demo")) throw new Error("Say what to seed: --demo.");
  await prisma.installation.create({ data: { key: DEMO, value: "begun" } });
  await writeDemo(env.PAYDOWN_SANDBOX_DATE ?? dayOf(realNow()));
  await prisma.installation.update({ where: { key: DEMO }, data: { value: "whole" } });
}

try {
  await main(process.argv.slice(2));
} finally {
  await closeDatabase();
}
