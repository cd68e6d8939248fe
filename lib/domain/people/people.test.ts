import { describe, expect, it, test } from "vitest";
import { peopleLetter } from "./letters";
import { isLastOwner, type TeamMember } from "./owners";
import { signInRefusalWords } from "./sign-in-words";

const person = (userId: string, more: Partial<TeamMember> = {}): TeamMember => ({
  userId,
  role: "owner",
  active: true,
  hasPassword: true,
  ...more,
});

describe("the last owner", () => {
  test.each([
    ["alone", [person("a")], true],
    ["beside another owner", [person("a"), person("b")], false],
    ["beside a suspended one", [person("a"), person("b", { active: false })], true],
    ["beside an invited one", [person("a"), person("b", { hasPassword: false })], true],
    ["beside an admin", [person("a"), person("b", { role: "admin" })], true],
    ["being no owner", [person("a", { role: "admin" }), person("b")], false],
    ["being suspended already", [person("a", { active: false }), person("b")], false],
  ])("%s: %#", (_name, members, last) => {
    expect(isLastOwner(members, "a")).toBe(last);
  });
});

describe("why a sign-in was refused", () => {
  it.each([
    ["wait:1", "Wait a minute"],
    ["wait:60", "Wait a minute"],
    ["wait:61", "Wait 2 minutes"],
    ["wait:900", "Wait 15 minutes"],
    ["wrong", "do not fit together"],
    ["suspended", "suspended"],
    ["anything else", "try again in a moment"],
  ])("%s: %s", (code, words) => {
    expect(signInRefusalWords(code)).toContain(words);
  });
});

describe("letters", () => {
  it("say how long their link works, in days where it is days", () => {
    const welcome = {
      kind: "welcome",
      by: "Olivia",
      business: "Acme",
      hours: 168,
      link: "https://x/y",
    } as const;
    expect(peopleLetter(welcome).text).toContain("for 7 days:\n\nhttps://x/y\n");
    expect(peopleLetter({ kind: "reset", by: null, hours: 24, link: "https://x/y" }).text).toContain(
      "for 24 hours:",
    );
  });

  it("of a reset somebody asked for say that doing nothing is safe", () => {
    expect(peopleLetter({ kind: "reset", by: null, hours: 24, link: "l" }).text).toContain("do nothing");
    expect(peopleLetter({ kind: "reset", by: "Olivia", hours: 24, link: "l" }).text).not.toContain(
      "do nothing",
    );
  });
});
