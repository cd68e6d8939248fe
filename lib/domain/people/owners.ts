export type TeamMember = { userId: string; role: string; active: boolean; hasPassword: boolean };

/** Owners who can act today: an invited one without a password cannot let anybody back in. */
export function ownersWhoCanAct(members: readonly TeamMember[]): TeamMember[] {
  return members.filter((one) => one.role === "owner" && one.active && one.hasPassword);
}

/** True if nobody could change the team any more once this person is no longer an active owner. */
export function isLastOwner(members: readonly TeamMember[], userId: string): boolean {
  const owners = ownersWhoCanAct(members);
  return owners.length === 1 && owners[0]?.userId === userId;
}
