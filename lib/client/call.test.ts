import { expect, it } from "vitest";
import { everyOne, makeCall } from "./call";

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

it("goes through a list page after page, and ends where nothing new came: GET /events never says null", async () => {
  const pages: Record<string, { data: number[]; next_cursor: string | null }> = {
    begin: { data: [1, 2], next_cursor: "a" },
    a: { data: [3], next_cursor: "b" },
    b: { data: [], next_cursor: "b" },
  };
  const asked: string[] = [];
  const seen: number[] = [];
  const list = (cursor = "begin") => {
    asked.push(cursor);
    if (asked.length > 5) throw new Error("it asks for ever");
    return Promise.resolve(pages[cursor] ?? { data: [], next_cursor: null });
  };
  for await (const one of everyOne(list)) seen.push(one);
  expect([seen, asked]).toEqual([
    [1, 2, 3],
    ["begin", "a", "b"],
  ]);
});

it("takes an address with or without a slash at its end", async () => {
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json({}));
  };
  for (const baseUrl of ["http://paydown.example", "http://paydown.example/"])
    await makeCall({ key: "k", baseUrl, fetch })("GET", "/servicers");
  expect(asked).toEqual(Array(2).fill("http://paydown.example/api/v1/servicers"));
});
