import { describe, expect, it } from "vitest";
import { type ShownToast, type ToastWords, withToast } from "./shown-toasts";

const shownAfter = (...all: ToastWords[]): ShownToast[] =>
  all.reduce<ShownToast[]>((shown, words) => withToast(shown, words), []);
const titles = (shown: readonly ShownToast[]) => shown.map(({ title }) => title);
const undo = () => undefined;

describe("toasts", () => {
  it("are three at most, the newest last", () => {
    const all = shownAfter({ title: "a" }, { title: "b" }, { title: "c" }, { title: "d" });
    expect(titles(all)).toEqual(["b", "c", "d"]);
  });

  it("with the title of an older one take its place, and count their own time", () => {
    const first = shownAfter({ title: "It is now Tue, Nov 24" });
    const [again, ...more] = withToast(first, { title: "It is now Tue, Nov 24", detail: "3 things done" });
    expect(more).toEqual([]);
    expect(again?.detail).toBe("3 things done");
    expect(again?.id).not.toBe(first[0]?.id);
  });

  it("that offer Undo stay as long as there is place", () => {
    const held = { title: "Held back", onUndo: undo };
    expect(titles(shownAfter(held, held))).toEqual(["Held back", "Held back"]);
    expect(titles(shownAfter(held, { title: "b" }, { title: "c" }, { title: "d" }))).toEqual([
      "Held back",
      "c",
      "d",
    ]);
    expect(titles(shownAfter(held, held, held, { title: "d" }))).toEqual(["Held back", "Held back", "d"]);
  });
});
