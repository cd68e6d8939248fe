import type { Role } from "@/lib/domain/people/roles";

/** One of the business's people. `invited`: was added and has not chosen a password yet. */
export type PersonView = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  status: "active" | "invited" | "suspended";
  /** Real time. */
  seen: { at: string; secondsAgo: number } | null;
};

/** A password link is shown once, to whoever made it, or null where it went to the person's own mail only. */
export type PasswordLinkView = { name: string; email: string; link: string | null };
