import { describe, expect, it } from "vitest";
import {
  crowdedFolders,
  loosePins,
  missingOptionals,
  postponements,
  readLockfile,
  readManifest,
  registryHosts,
  repositoryFiles,
  repositoryTexts,
  strayActions,
} from "./house.mjs";

describe("the house", () => {
  it("pins every dependency", async () => {
    expect(loosePins(await readManifest())).toEqual([]);
  });

  it("names no registry in the lockfile", async () => {
    expect(registryHosts(await readLockfile())).toEqual([]);
  });

  it("has a lockfile that npm ci takes on every platform", async () => {
    expect(missingOptionals(await readLockfile())).toEqual([]);
  });

  it("puts nothing off", async () => {
    const texts = await repositoryTexts();
    expect(texts.length).toBeGreaterThan(50);
    expect(postponements(texts)).toEqual([]);
  });

  it("has no crowded folder", async () => {
    expect(crowdedFolders(await repositoryFiles())).toEqual([]);
  });

  it("calls each action as its operation", async () => {
    expect(strayActions(await repositoryTexts())).toEqual([]);
  });
});

describe("planted faults are reported", () => {
  it.each(["^1.0.0", "~1.0.0", "*", "latest", "1.x", "npm:other@^2.0.0", ">=1"])(
    "a dependency at %s",
    (version) => {
      expect(loosePins({ dependencies: { good: "1.2.3", planted: version } })).toEqual([
        `planted@${version}`,
      ]);
    },
  );

  it("but not an exact one, by another name or before its release", () => {
    expect(loosePins({ devDependencies: { a: "npm:b@15.1.0-beta.17", c: "7.10.0-8.safety-52d3" } })).toEqual(
      [],
    );
  });

  it("a registry's host", () => {
    const packages = {
      "node_modules/a": { resolved: "https://registry.example/a.tgz" },
      "node_modules/b": {},
    };
    expect(registryHosts({ packages })).toEqual(["node_modules/a"]);
  });

  it("an optional package that is left out", () => {
    const packages = {
      "node_modules/a": {
        optionalDependencies: { "a-linux": "1.0.0", "a-darwin": "1.0.0", shared: "1.0.0" },
      },
      "node_modules/a/node_modules/a-linux": {},
      "node_modules/shared": {},
    };
    expect(missingOptionals({ packages })).toEqual(["a-darwin"]);
  });

  it("something put off", () => {
    const text = `first\n// ${"TO"}${"DO"}: later\n`;
    expect(postponements([{ name: "a.ts", text }])).toEqual(["a.ts:2"]);
  });

  it("a folder with sixteen files", () => {
    const names = Array.from({ length: 16 }, (_, index) => `lib/x/${index}.ts`);
    expect(crowdedFolders(names)).toEqual(["lib/x (16)"]);
    expect(crowdedFolders([...names.slice(1), "lib/x/a.test.ts"])).toEqual([]);
  });

  it("an action that is not called as its operation", () => {
    const text = (action: string) =>
      `"use server";\nimport { stopItem as stop } from "@/lib/operations/a";\nexport async function ${action}(raw) {\n`;
    const files = ["stopItem", "stopPayment"].map((action) => ({
      name: "lib/actions/a.ts",
      text: text(action),
    }));
    expect(strayActions(files)).toEqual(["lib/actions/a.ts: stopPayment"]);
  });
});
