import { expect, it } from "vitest";
import { Refusal } from "@/lib/domain/refusal";
import { guarded } from "./run-action";

const answerTo = (error: unknown) =>
  guarded(async () => {
    throw error;
  });

it("an outage is told as one, not as a fault of ours", async () => {
  const away = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  for (const error of [away, new Error("Prisma failed", { cause: away })]) {
    const answer = await answerTo(error);
    expect(answer).toMatchObject({ ok: false, code: "unavailable", problems: [] });
    expect(answer).not.toHaveProperty("reference");
    expect(answer.ok ? "" : answer.detail).toMatch(/Nothing was lost/);
  }
});

it("a refusal keeps its reasons, and anything else is a fault with a reference", async () => {
  const problems = [{ path: "amount", message: "Too much." }];
  expect(await answerTo(new Refusal("invalid", "No.", { problems }))).toEqual({
    ok: false,
    code: "invalid",
    detail: "No.",
    problems,
  });
  const fault = await answerTo(new Error("a bug"));
  expect(fault).toMatchObject({ code: "fault" });
  expect(fault).toHaveProperty("reference");
});
