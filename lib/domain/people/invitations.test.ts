import { describe, expect, it } from "vitest";
import { invitationState, invitationStates, mayBeInvited, whyNotInvited } from "./invitations";

const now = new Date("2026-11-23T14:00:00Z");
const someone = {
  employmentStatus: "active" as const,
  email: "ana@x.example",
  emailShared: false,
  linked: false,
  hasPassword: false,
  linkExpiresAt: null,
};

describe("how far an employee is with their own pages", () => {
  it.each([
    [{}, "not_invited"],
    [{ email: null }, "no_email"],
    [{ email: "  " }, "no_email"],
    [{ emailShared: true }, "shared_email"],
    [{ linked: true }, "expired"],
    [{ linked: true, linkExpiresAt: now }, "expired"],
    [{ linked: true, linkExpiresAt: new Date(now.getTime() + 1) }, "invited"],
    [{ linked: true, hasPassword: true }, "joined"],
    [{ linked: true, hasPassword: true, email: null }, "joined"],
    [{ linked: true, hasPassword: true, employmentStatus: "terminated" as const }, "left"],
    [{ employmentStatus: "leave" as const }, "not_invited"],
  ])("%j is %s", (facts, state) => {
    expect(invitationState({ ...someone, ...facts }, now)).toBe(state);
  });

  it("says why not exactly where no letter goes out", () => {
    for (const state of invitationStates) {
      expect(whyNotInvited(state, "Ana Ortiz") === null).toBe(mayBeInvited(state));
    }
  });
});
