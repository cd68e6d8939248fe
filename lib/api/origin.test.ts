import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/domain/refusal";
import { refuseForeignOrigin } from "./origin";

const PUBLIC = "https://paydown.example";

const from = (method: string, headers: Record<string, string>) => () =>
  refuseForeignOrigin(new Request("http://127.0.0.1:3000/api/ui/x", { method, headers }), PUBLIC);

describe("the origin of what changes something", () => {
  test.each([
    ["our own host", { origin: "http://localhost:3000", host: "localhost:3000" }],
    ["the public address behind a proxy", { origin: PUBLIC, host: "10.0.0.7:3000" }],
  ])("%s may", (_name, headers) => {
    expect(from("POST", headers)).not.toThrow();
  });

  test.each([
    ["another site", { origin: "https://evil.example", host: "localhost:3000" }],
    ["another port", { origin: "http://localhost:3001", host: "localhost:3000" }],
    ["a sandboxed frame", { origin: "null", host: "localhost:3000" }],
    ["nothing said", { host: "localhost:3000" }],
    ["a host hidden in the user part", { origin: "https://paydown.example@evil.example", host: "x" }],
  ])("%s may not", (_name, headers) => {
    expect(from("POST", headers)).toThrow(Refusal);
    expect(from("DELETE", headers)).toThrow(Refusal);
  });

  test("reading asks for no origin", () => {
    expect(from("GET", {})).not.toThrow();
  });
});
