import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "./proxy";

const policyOf = (headers: Record<string, string> = {}) => {
  const answer = proxy(new NextRequest("http://localhost:3000/overview", { headers }));
  return { answer, policy: answer.headers.get("content-security-policy") ?? "" };
};

test("each answer has a nonce of its own, for scripts and for styles, and nothing inline without it", () => {
  const nonces = [policyOf(), policyOf()].map(
    ({ policy }) => /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1],
  );
  expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(nonces[0]).not.toBe(nonces[1]);
  const { policy } = policyOf();
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
  expect(policy).toContain("'strict-dynamic'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe/);
});

test("a nonce that a caller sends is not used", () => {
  const { policy } = policyOf({ "content-security-policy": "script-src 'nonce-mine'", "x-nonce": "mine" });
  expect(policy).not.toContain("mine");
});

test("strict transport is asked only of those who came by https", () => {
  expect(policyOf().answer.headers.get("strict-transport-security")).toBeNull();
  const secure = policyOf({ "x-forwarded-proto": "https" }).answer.headers.get("strict-transport-security");
  expect(secure).toContain("max-age=");
});

test("pages pass through it; the API, whose bodies it would cut, and the files of the build do not", () => {
  const passes = (path: string) => config.matcher.some((source) => new RegExp(`^${source}$`).test(path));
  expect(["/", "/overview", "/sign-in", "/apiary"].map(passes)).toEqual([true, true, true, true]);
  expect(["/api/v1/batch_payments", "/api/ui/files", "/_next/static/a.js"].map(passes)).toEqual([
    false,
    false,
    false,
  ]);
});
