import { expect, it } from "vitest";
import { type Permission, rolesThatMay } from "./permissions";

it.each<Permission>(["debits:give-up", "money:vouch", "settings:write", "team:write", "keys:write"])(
  "%s is an owner's alone",
  (permission) => expect(rolesThatMay(permission)).toEqual(["owner"]),
);

it("who prepares does not release, and who releases does not prepare, but for the owner", () => {
  expect(rolesThatMay("batches:prepare")).toEqual(["owner", "admin"]);
  expect(rolesThatMay("batches:release")).toEqual(["owner", "approver"]);
});
