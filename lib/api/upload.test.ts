import { expect, it } from "vitest";
import { fileBytesMax } from "@/lib/domain/files/limits";
import { readUpload } from "./upload";

const upload = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request("http://localhost/api/ui/imports", { method: "POST", body, headers });

it("gives the bytes as they came, and the file's own name", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  const { bytes: read, fileName } = await readUpload(upload(bytes, { "x-file-name": "L%C3%B6hne%00.csv" }));
  expect([...read]).toEqual([...bytes]);
  expect(fileName).toBe("Löhne.csv");
});

it("refuses a name that is none, and calls a file without one something", async () => {
  await expect(readUpload(upload("x", { "x-file-name": "%E0%A4%A" }))).rejects.toMatchObject({
    code: "malformed",
  });
  expect((await readUpload(upload("x"))).fileName).toBe("file.csv");
});

it("takes a file of the largest size and refuses one byte more", async () => {
  expect((await readUpload(upload(new Uint8Array(fileBytesMax)))).bytes.byteLength).toBe(fileBytesMax);
  await expect(readUpload(upload(new Uint8Array(fileBytesMax + 1)))).rejects.toMatchObject({
    code: "too_large",
  });
});

it("refuses a file that broke off on the way", async () => {
  await expect(readUpload(upload("abc", { "content-length": "9" }))).rejects.toMatchObject({
    code: "malformed",
  });
});
