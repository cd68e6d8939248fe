import { closeDatabase } from "@/lib/db/client";
import { findFaults } from "@/lib/db/verify/verify";

/** `npm run verify`: a line per fault and exit 1, or one line that all is well. */
const faults = await findFaults().finally(closeDatabase);
for (const fault of faults) {
  process.stdout.write(`${fault.business}: ${fault.where}: ${fault.found} (broken: ${fault.rule})\n`);
}
process.stdout.write(
  faults.length === 0 ? "The books are true: no fault found.\n" : `${faults.length} faults found.\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
