/** Roles of a business's own people, as contract §3 names them. What each may do: lib/auth/permissions.ts. */
export const roles = ["owner", "admin", "approver", "viewer"] as const;
export type Role = (typeof roles)[number];

/** A role in a few words, for whoever gives it. */
export function roleWords(role: Role): { label: string; may: string } {
  switch (role) {
    case "owner":
      return { label: "Owner", may: "everything, the team and the settings too" };
    case "admin":
      return { label: "Admin", may: "prepares accounts, employees and batches" };
    case "approver":
      return { label: "Approver", may: "approves, releases or rejects batches" };
    case "viewer":
      return { label: "Viewer", may: "reads and exports" };
  }
}
