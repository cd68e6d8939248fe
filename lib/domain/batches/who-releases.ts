/**
 * Whether somebody may release a batch by who prepared it: nobody releases what they created or changed anything in. Only where
 * nobody else (`others`, the active people who may release) is there may they, and the record says that they were `alone`.
 */
export function releaseOfOwn(
  prepared: boolean,
  others: readonly string[],
): { alone: boolean; mayNot: string | null } {
  if (!prepared) return { alone: false, mayNot: null };
  if (others.length === 0) return { alone: true, mayNot: null };
  const mayNot = `You prepared this batch, so somebody else must release it: ${others.join(" or ")}.`;
  return { alone: false, mayNot };
}
