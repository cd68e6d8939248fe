import { describe, expect, it } from "vitest";
import type { Actor } from "./actor";
import { mustHave, type Permission, rolesThatMay } from "./permissions";

it.each<Permission>(["debits:give-up", "money:vouch", "settings:write", "team:write", "keys:write"])(
  "%s is an owner's alone",
  (permission) => expect(rolesThatMay(permission)).toEqual(["owner"]),
);

it("who prepares does not release, and who releases does not prepare, but for the owner", () => {
  expect(rolesThatMay("batches:prepare")).toEqual(["owner", "admin"]);
  expect(rolesThatMay("batches:release")).toEqual(["owner", "approver"]);
});

describe("what a key may not", () => {
  const key: Actor = {
    kind: "key",
    businessId: "b",
    keyId: "k",
    name: "Payroll",
    scopes: ["read"],
    madeBy: { userId: "u", name: "Olivia Owens" },
  };
  const said = (permission: Permission): string => {
    try {
      mustHave(key, permission);
      return "";
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };

  it("names the scope and where to give it, and that a release waits for a second person", () => {
    expect(said("employees:write")).toBe(
      'This key may not change employees and loans: it lacks the scope "write". See Settings, API keys.',
    );
    expect(said("batches:release")).toBe(
      'This key may not approve, release or recall batches: it lacks the scope "release", or a second person has not agreed to it yet. See Settings, API keys.',
    );
    expect(said("keys:write")).toBe(
      "This key may not make or revoke API keys: no key may. The owner does it on a page.",
    );
  });
});
