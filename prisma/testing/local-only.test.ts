import { describe, expect, it } from "vitest";
import { assertLocal } from "./local-only";

describe("assertLocal", () => {
  it.each(["postgresql://u:p@localhost:5432/x", "postgresql://u@127.0.0.1/x", "postgres://u@[::1]:5433/x"])(
    "takes %s",
    (address) => {
      expect(() => assertLocal(address)).not.toThrow();
    },
  );

  it.each([
    "postgresql://u:p@db.example.com:5432/x",
    "postgresql://u@10.0.0.5/x",
    "postgresql://u@localhost.example.com/x",
    "postgresql://u@localhost/x?host=db.example.com",
  ])("refuses %s", (address) => {
    expect(() => assertLocal(address)).toThrow(/this machine only/);
  });
});
