import { expect, it } from "vitest";
import { makeCall } from "./call";

const refusedWith = (body: unknown): Promise<unknown> =>
  makeCall({
    key: "k",
    baseUrl: "http://paydown.example",
    fetch: () => Promise.resolve(Response.json(body, { status: 422 })),
  })("POST", "/batch_payments", { body: {} });

it("says of what is refused the detail, and of an invalid batch its first reason", async () => {
  await expect(
    refusedWith({ error: { title: "Unprocessable Entity", detail: "No." } }),
  ).rejects.toMatchObject({ status: 422, message: "No." });
  await expect(refusedWith({ id: "b", errors: ["payments: none.", "more"] })).rejects.toMatchObject({
    message: "payments: none.",
    body: { id: "b" },
  });
  await expect(refusedWith({})).rejects.toThrow("The API answered 422.");
});
