import { type Role, roles } from "@/lib/domain/people/roles";
import { Refusal } from "@/lib/domain/refusal";
import { type Scope, scopes } from "@/lib/domain/people/scopes";
import type { Actor } from "./actor";

export { type Role, roles, type Scope, scopes };

export const permissions = [
  "business:read",
  "accounts:write",
  "employees:write",
  "employees:invite",
  "batches:prepare",
  "batches:release",
  "bank:files",
  "debits:give-up",
  "money:vouch",
  "team:write",
  "keys:write",
  "settings:write",
  "webhooks:write",
  "clock:move",
  "sandbox:simulate",
  "borrowers:pay",
] as const;
export type Permission = (typeof permissions)[number];

/** THE permission table: pages, actions, queries and the API ask here and nowhere else. */
const byRole: Record<Role, readonly Permission[]> = {
  // What Borrowers do with their own money is none of the employer's business (rules "Who, and what they own").
  owner: permissions.filter((permission) => permission !== "borrowers:pay"),
  admin: [
    "business:read",
    "accounts:write",
    "employees:write",
    "employees:invite",
    "batches:prepare",
    "bank:files",
    "webhooks:write",
    "clock:move",
    "sandbox:simulate",
  ],
  approver: ["business:read", "batches:release", "clock:move", "sandbox:simulate"],
  viewer: ["business:read", "clock:move"],
};

const byScope: Record<Scope, readonly Permission[]> = {
  read: ["business:read"],
  write: [
    "accounts:write",
    "employees:write",
    "batches:prepare",
    "webhooks:write",
    "clock:move",
    "sandbox:simulate",
  ],
  release: ["batches:release"],
  borrower_funds: ["borrowers:pay"],
};

/** A role as the database keeps it (a CHECK allows these words only). */
export function asRole(text: string): Role {
  const role = roles.find((one) => one === text);
  if (!role) throw new Error(`unknown role ${text}`);
  return role;
}

export function roleMay(role: Role, permission: Permission): boolean {
  return byRole[role].includes(permission);
}

/** Roles that hold a permission, to tell somebody whom to ask. */
export function rolesThatMay(permission: Permission): Role[] {
  return roles.filter((role) => roleMay(role, permission));
}

/** "an owner or an approver" */
export function rolesWords(permission: Permission): string {
  return rolesThatMay(permission)
    .map((role) => `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`)
    .join(" or ");
}

export function may(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case "user":
      return roleMay(actor.role, permission);
    case "key":
      return actor.scopes.some((scope) => byScope[scope].includes(permission));
    case "worker":
      return true;
  }
}

const words: Record<Permission, string> = {
  "business:read": "read this business's data",
  "accounts:write": "add, verify or remove source accounts",
  "employees:write": "change employees and loans",
  "employees:invite": "invite employees to their own pages",
  "batches:prepare": "prepare batches",
  "batches:release": "approve, release or recall batches",
  "bank:files": "take files to the bank or read what it sends",
  "debits:give-up": "give up a debit that the bank returned",
  "money:vouch": "say that money which was owed came in",
  "team:write": "change the team",
  "keys:write": "make or revoke API keys",
  "settings:write": "change the settings",
  "webhooks:write": "change where webhooks are sent, or send them again",
  "clock:move": "move the sandbox clock",
  "sandbox:simulate": "tell the sandbox bank what to answer",
  "borrowers:pay": "see or move what Borrowers pay from their own accounts",
};

/** What a key lacks and who can give it; `release` waits until a second person has agreed (rules 4). */
function lackWords(scope: Scope | undefined): string {
  if (scope === undefined) return "no key may. The owner does it on a page.";
  const waits = scope === "release" ? ", or a second person has not agreed to it yet" : "";
  return `it lacks the scope "${scope}"${waits}. See Settings, API keys.`;
}

/** Throws `forbidden`, saying what is missing and who has it. */
export function mustHave(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  if (actor.kind === "key") {
    const scope = scopes.find((one) => byScope[one].includes(permission));
    throw new Refusal("forbidden", `This key may not ${words[permission]}: ${lackWords(scope)}`);
  }
  const who = rolesThatMay(permission).join(" or ");
  throw new Refusal(
    "forbidden",
    `Your role may not ${words[permission]}. Ask a person with the role ${who}.`,
  );
}
