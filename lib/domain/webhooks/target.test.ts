import { describe, expect, it } from "vitest";
import { addressKind, isAddress } from "./address";
import { targetProblem, targetProblemWords } from "./target";

describe("an address", () => {
  it.each([
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["::1", "loopback"],
    ["0:0:0:0:0:0:0:1", "loopback"],
    ["::ffff:127.0.0.1", "loopback"],
    ["::ffff:7f00:1", "loopback"],
    ["64:ff9b::7f00:1", "loopback"],
    ["10.0.0.1", "private"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.1", "private"],
    ["100.64.0.1", "private"],
    ["169.254.169.254", "private"],
    ["::ffff:169.254.169.254", "private"],
    ["64:ff9b::a9fe:a9fe", "private"],
    ["fe80::1", "private"],
    ["fe80::1%eth0", "private"],
    ["fd00:ec2::254", "private"],
    ["fc00::1", "private"],
    ["198.18.0.1", "private"],
    ["0.0.0.0", "reserved"],
    ["0.1.2.3", "reserved"],
    ["::", "reserved"],
    ["::7f00:1", "reserved"],
    ["192.0.0.8", "reserved"],
    ["192.0.2.1", "reserved"],
    ["224.0.0.1", "reserved"],
    ["255.255.255.255", "reserved"],
    ["ff02::1", "reserved"],
    ["2001:db8::1", "reserved"],
    ["2001::1", "reserved"],
    ["2002:7f00:1::", "reserved"],
    ["100::1", "reserved"],
    ["1.2.3", "reserved"],
    ["1.2.3.4.5", "reserved"],
    ["256.1.1.1", "reserved"],
    ["1:2:3:4:5:6:7:8:9", "reserved"],
    ["1::2::3", "reserved"],
    ["", "reserved"],
    ["8.8.8.8", "public"],
    ["172.15.0.1", "public"],
    ["172.32.0.1", "public"],
    ["100.128.0.1", "public"],
    ["2606:4700:4700::1111", "public"],
    ["::ffff:8.8.8.8", "public"],
    ["64:ff9b::808:808", "public"],
  ])("%s is %s", (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });

  it("is told from a name", () => {
    expect(["10.0.0.1", "::1"].map(isAddress)).toEqual([true, true]);
    expect(["example.com", "1.2.3", "g::1", "::1::"].map(isAddress)).toEqual([false, false, false, false]);
  });
});

describe("a target", () => {
  const live = { live: true };
  const sandbox = { live: false };

  it.each([
    ["https://example.com/hooks", null],
    ["http://example.com/hooks", "not_https"],
    ["https://user:secret@example.com", "has_credentials"],
    ["https://user@example.com", "has_credentials"],
    ["ftp://example.com", "not_a_url"],
    ["file:///etc/passwd", "not_a_url"],
    ["example.com", "not_a_url"],
    ["https://", "not_a_url"],
    ["", "not_a_url"],
    [`https://example.com/${"a".repeat(2_000)}`, "too_long"],
    ["https://127.0.0.1", "address"],
    ["https://2130706433/", "address"],
    ["https://0x7f.1/", "address"],
    ["https://017700000001/", "address"],
    ["https://[::1]/", "address"],
    ["https://[::ffff:10.0.0.1]/", "address"],
    ["https://169.254.169.254/latest/meta-data", "address"],
    ["https://8.8.8.8/", null],
  ])("%s in live mode: %s", (url, code) => {
    expect(targetProblem(url, live)?.code ?? null).toBe(code);
  });

  it.each([
    ["http://127.0.0.1:4000/hooks", null],
    ["http://[::1]:4000", null],
    ["http://example.com", null],
    ["http://10.0.0.1", "address"],
    ["http://169.254.169.254", "address"],
    ["http://0.0.0.0", "address"],
  ])("%s in the sandbox: %s", (url, code) => {
    expect(targetProblem(url, sandbox)?.code ?? null).toBe(code);
  });

  it("is refused in words that say what was expected or found", () => {
    const words = (url: string) => {
      const problem = targetProblem(url, live);
      return problem && targetProblemWords(problem);
    };
    expect(words("http://example.com")).toBe("Expected an address that begins with https://.");
    expect(words("https://10.0.0.1")).toContain("10.0.0.1: it is a private address");
    expect(words("nonsense")).toContain("https://example.com/webhooks");
    expect(words("https://a:b@c.example")).toContain("signed");
    expect(words(`https://a.example/${"a".repeat(2_000)}`)).toContain("2000 characters");
    expect(targetProblemWords({ code: "unknown_host", host: "a.example" })).toContain("a.example");
  });
});
