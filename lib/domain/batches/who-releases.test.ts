import { expect, it } from "vitest";
import { releaseOfOwn } from "./who-releases";

it("lets whoever prepared nothing release", () => {
  expect(releaseOfOwn(false, [])).toEqual({ alone: false, mayNot: null });
  expect(releaseOfOwn(false, ["Ann"])).toEqual({ alone: false, mayNot: null });
});

it("names who else must release what somebody prepared", () => {
  expect(releaseOfOwn(true, ["Ann", "Bo"])).toEqual({
    alone: false,
    mayNot: "You prepared this batch, so somebody else must release it: Ann or Bo.",
  });
});

it("lets somebody release their own only where nobody else may release at all", () => {
  expect(releaseOfOwn(true, [])).toEqual({ alone: true, mayNot: null });
});
