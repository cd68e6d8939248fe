import { z } from "zod";

export const inviteEmployeeInput = z.object({ id: z.uuid() });

export const inviteEverybodyInput = z.object({ which: z.enum(["not_invited", "not_joined"]) });
export type InviteEverybody = z.output<typeof inviteEverybodyInput>;

export type InvitedView = { sent: number };

/** How many of the roster a letter to everybody would reach. */
export type InvitationCounts = {
  notInvited: number;
  notJoined: number;
  noEmail: number;
  sharedEmail: number;
};
