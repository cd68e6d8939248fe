import { type FileToDeliver, markDelivered, takeUndelivered } from "@/lib/db/bank/files";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Hands every written file that is not in its folder yet to `put`. A process killed between the two puts the same file there
 * once more, under the same name and with the same content: one that fetches from the folder knows it by its name.
 */
export async function deliverFiles(put: (file: FileToDeliver) => Promise<void>): Promise<void> {
  while (await inTransaction((tx) => deliverOne(tx, put)));
}

async function deliverOne(
  tx: Parameters<typeof takeUndelivered>[0],
  put: (file: FileToDeliver) => Promise<void>,
): Promise<boolean> {
  const file = await takeUndelivered(tx);
  if (file === null) return false;
  await put(file);
  await markDelivered(tx, file);
  return true;
}
