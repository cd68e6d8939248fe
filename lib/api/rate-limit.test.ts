import { describe, expect, it, vi } from "vitest";
import { Refusal } from "@/lib/domain/refusal";

vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
vi.stubEnv("AUTH_SECRET", "a".repeat(32));
vi.stubEnv("PAYDOWN_ENCRYPTION_KEY", "b".repeat(32));
const { rateLimit } = await import("./rate-limit");

describe("rateLimit", () => {
  it("lets so many through a second and key, then says when to come again", async () => {
    const limit = rateLimit(3);
    for (let n = 0; n < 3; n++) await limit("a");
    const refusal = await limit("a").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: "rate_limited", retryAfterSeconds: 1 });
    await expect(limit("b")).resolves.toBeUndefined();
  });

  it("is off at 0", async () => {
    const limit = rateLimit(0);
    for (let n = 0; n < 1000; n++) await limit("a");
  });
});
