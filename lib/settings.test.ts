import { describe, expect, it } from "vitest";
import { readSettings, SettingsError } from "@/lib/settings";

const enough = {
  DATABASE_URL: "postgresql://paydown@127.0.0.1:5432/paydown",
  AUTH_SECRET: "a".repeat(32),
  PAYDOWN_ENCRYPTION_KEY: "b".repeat(32),
};

function problemsWith(raw: Record<string, string | undefined>): readonly string[] {
  try {
    readSettings({ ...enough, ...raw });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe("readSettings", () => {
  it("fills in the defaults of a sandbox", () => {
    expect(readSettings(enough)).toMatchObject({
      PORT: 3000,
      PAYDOWN_URL: "http://localhost:3000",
      PAYDOWN_MODE: "sandbox",
      PAYDOWN_RAIL: "sandbox",
      PAYDOWN_RATE_LIMIT_RPS: 100,
      DATABASE_DIRECT_URL: enough.DATABASE_URL,
      DATABASE_REPLICA_URL: enough.DATABASE_URL,
    });
  });

  it("takes the public address from the port, and without a closing slash", () => {
    expect(readSettings({ ...enough, PORT: "8080" }).PAYDOWN_URL).toBe("http://localhost:8080");
    expect(readSettings({ ...enough, PAYDOWN_URL: "https://pay.example/" }).PAYDOWN_URL).toBe(
      "https://pay.example",
    );
  });

  it("counts an empty value as not set", () => {
    expect(readSettings({ ...enough, PORT: "" }).PORT).toBe(3000);
    expect(problemsWith({ AUTH_SECRET: "" })).toEqual(["AUTH_SECRET is not set"]);
  });

  it.each([
    ["DATABASE_URL", "mysql://localhost/x"],
    ["DATABASE_DIRECT_URL", "localhost:5432"],
    ["DATABASE_REPLICA_URL", "nonsense"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["PORT", "-1"],
    ["PAYDOWN_URL", "localhost:3000"],
    ["PAYDOWN_URL", "https://pay.example/below"],
    ["PAYDOWN_MODE", "production"],
    ["PAYDOWN_RAIL", "wire"],
    ["PAYDOWN_SANDBOX_DATE", "2026-02-30"],
    ["PAYDOWN_SANDBOX_DATE", "23.11.2026"],
    ["AUTH_SECRET", "a".repeat(31)],
    ["PAYDOWN_ENCRYPTION_KEY", "short"],
    ["PAYDOWN_SMTP_URL", "http://mail.example"],
    ["PAYDOWN_MAIL_FROM", "nobody"],
    ["PAYDOWN_RATE_LIMIT_RPS", "-5"],
    ["PAYDOWN_RATE_LIMIT_RPS", "many"],
  ])("refuses %s=%s and names the variable", (name, value) => {
    const problems = problemsWith({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
  });

  it("says everything that is wrong at once", () => {
    expect(problemsWith({ PORT: "x", PAYDOWN_MODE: "y", AUTH_SECRET: undefined })).toHaveLength(3);
  });

  it("refuses the sandbox rail in live mode, given or by default", () => {
    const sentence = "PAYDOWN_RAIL is sandbox, which moves no money: live mode needs nacha";
    expect(problemsWith({ PAYDOWN_MODE: "live" })).toEqual([sentence]);
    expect(problemsWith({ PAYDOWN_MODE: "live", PAYDOWN_RAIL: "sandbox" })).toEqual([sentence]);
    expect(problemsWith({ PAYDOWN_MODE: "live", PAYDOWN_RAIL: "nacha" })).toEqual([]);
  });

  it("turns the rate limit off with 0", () => {
    expect(readSettings({ ...enough, PAYDOWN_RATE_LIMIT_RPS: "0" }).PAYDOWN_RATE_LIMIT_RPS).toBe(0);
  });
});
