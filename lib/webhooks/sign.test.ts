import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { newSecret, signedHeaders } from "./sign";

const body = JSON.stringify({ event_type: "test", data: { name: "Zoë — 日本" } });
const sign = (secrets: string[]) =>
  signedHeaders({ id: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", at: new Date(), body, secrets });

describe("a signature", () => {
  it("is what the standard's own library verifies", () => {
    const secret = newSecret();
    expect(new Webhook(secret).verify(body, sign([secret]))).toEqual(JSON.parse(body));
  });

  it("is taken by the holder of either secret while one is rotated", () => {
    const [before, after, other] = [newSecret(), newSecret(), newSecret()];
    const headers = sign([after, before]);
    for (const secret of [before, after])
      expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
    expect(() => new Webhook(other).verify(body, headers)).toThrow();
  });

  it("covers the body, the id and the time", () => {
    const secret = newSecret();
    const headers = sign([secret]);
    const verify = (changed: string, with_: Record<string, string>) =>
      new Webhook(secret).verify(changed, { ...headers, ...with_ });
    expect(() => verify(`${body} `, {})).toThrow();
    expect(() => verify(body, { "webhook-id": "another" })).toThrow();
    expect(() => verify(body, { "webhook-timestamp": String(Math.floor(Date.now() / 1_000) - 1) })).toThrow();
  });
});
