/** What a batch is called wherever people meet it: its title, else its reference, else the beginning of its id. */
export const batchTitle = (batch: { id: string; title: string | null; referenceId: string | null }): string =>
  batch.title ?? batch.referenceId ?? `Batch ${batch.id.slice(0, 8)}`;
