import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// WCAG 2.2: 1.4.3 for text, 1.4.11 for the edges of controls and for dots.
const textMin = 4.5;
const shapeMin = 3;

const grounds = ["surface", "raised", "hover"];
const states = ["waiting", "attention", "problem", "done"];

/** Every pair that stands on the pages: what is written, and on what. */
const textPairs: [string, string][] = [
  ...["ink", "muted"].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...["accent", "problem", "done"].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...states.map((state): [string, string] => [state, `${state}-soft`]),
  ...states.map((state): [string, string] => ["ink", `${state}-soft`]),
  ...states.map((state): [string, string] => [state, "raised"]),
  ["ink", "accent-soft"],
  ["accent", "accent-soft"],
  ["muted", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-problem", "problem"],
  ["on-problem", "problem-strong"],
  ["on-sandbox", "sandbox"],
  ["surface", "ink"],
];
const shapePairs: [string, string][] = [
  ["edge", "raised"],
  ["edge", "surface"],
  ...["accent", ...states].flatMap((shape) => grounds.map((ground): [string, string] => [shape, ground])),
];

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function colour(name: string, theme: "light" | "dark"): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`No colour --${name} in globals.css`);
  return token[theme];
}

test("the measure is right: black on white is 21, equal colours 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#777777")).toBe(1);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

for (const theme of ["light", "dark"] as const) {
  const tooLow = (pairs: [string, string][], least: number) =>
    pairs
      .map(([ink, ground]) => ({ ink, ground, ratio: contrast(colour(ink, theme), colour(ground, theme)) }))
      .filter(({ ratio }) => ratio < least);

  test(`${theme}: every text is at AA on its ground`, () => {
    expect(tooLow(textPairs, textMin)).toEqual([]);
  });
  test(`${theme}: edges and dots stand out`, () => {
    expect(tooLow(shapePairs, shapeMin)).toEqual([]);
  });
}
