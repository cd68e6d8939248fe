import { afterEach, beforeEach, expect, vi } from "vitest";

// A test that passes while something complains is not to be trusted.
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  expect(vi.mocked(console.error).mock.calls, "unexpected console.error").toEqual([]);
  vi.mocked(console.error).mockRestore();
});
