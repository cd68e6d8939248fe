import { describe, expect, it } from "vitest";
import { itemStatuses, type ItemStatus } from "@/lib/domain/batches/status";
import type { ItemCounts } from "@/lib/schemas/batches/views";
import { money, ZERO } from "@/lib/domain/money";
import type { CameBack } from "@/lib/schemas/batches/views";
import { eventWords } from "./event-words";
import {
  afterFailureWords,
  cameBackDetail,
  cameBackTitle,
  itemWordsOf,
  progressParts,
  resendCaution,
  restsWords,
  returnWords,
  waitsForWords,
} from "./words";

const none = Object.fromEntries(itemStatuses.map((status) => [status, 0])) as ItemCounts; // one pair for each status
const counts = (some: Partial<Record<ItemStatus, number>>): ItemCounts => ({ ...none, ...some });

const back = (payments: number, amount: string, inPart = 0): CameBack => ({
  payments,
  amount: money(amount),
  inPart,
});
const noneBack = {
  undecided: { payments: 0, amount: ZERO, inPart: 0 },
  refunding: back(0, "0"),
  rests: back(0, "0"),
};

it("after a failed debit says what to do, and that the payments can be released again", () => {
  const again = "the same payments can be released in a new batch, under the same references.";
  expect(afterFailureWords(null)).toBe(`Nothing is owed: ${again}`);
  expect(afterFailureWords("R01")).toBe(
    `Nothing is owed. See that the account holds the money. Then ${again}`,
  );
  expect(afterFailureWords("R08")).toBe(
    `Nothing is owed. Ask the account's owner before anything is sent again. Then ${again}`,
  );
});

describe("what came back", () => {
  it("of a posted payment stands in its status, and is no reason any more", () => {
    const item = {
      status: "posted",
      stopAsked: false,
      refundAsked: true,
      amount: money("81.00"),
      postedAmount: money("60.00"),
      refundedAmount: money("21.00"),
    } as const;
    expect(itemWordsOf(item)).toEqual({ state: "done", word: "$60.00 of $81.00 posted, $21.00 refunded" });
    expect(itemWordsOf({ ...item, postedAmount: item.amount, refundedAmount: ZERO }).word).toBe("Posted");
    expect(returnWords({ ...item, returnCode: "R03", returnDetail: "no account" })).toBeNull();
    expect(restsWords(back(1, "21.00", 1))).toBe(
      "1 payment is posted in part: the rest, $21.00, was refunded.",
    );
    expect(restsWords(back(0, "0"))).toBeUndefined();
  });

  it("is said with the sum that came back alone, and the choice that there is", () => {
    expect(cameBackTitle(back(1, "60.00"))).toBe("1 payment came back, $60.00");
    expect(cameBackDetail(back(1, "60.00"), null)).toBe("Have the money refunded or sent again.");
  });

  it("in part can only be refunded", () => {
    expect(cameBackTitle(back(1, "21.00", 1))).toBe("Part of 1 payment came back, $21.00");
    expect(cameBackDetail(back(1, "21.00", 1), null)).toBe(
      "Have the money refunded. What the servicer posted stays there.",
    );
    expect(cameBackTitle(back(3, "81.00", 1))).toBe("2 payments and part of 1 payment came back, $81.00");
    expect(cameBackDetail(back(3, "81.00", 1), null)).toMatch(/sent again where nothing was posted/);
  });

  it("says to those who may not decide who may", () => {
    expect(cameBackDetail(back(1, "60.00"), "an owner or an approver (Olive Owner)")).toBe(
      "It waits to be refunded or sent again. Only an owner or an approver (Olive Owner) may decide that.",
    );
  });
});

it("sending again to an account that refused the money asks for a check first", () => {
  expect(resendCaution("R03")).toMatch(/^It came back with R03, no account/);
  expect(resendCaution("R04")).toMatch(/Ask the employee or the servicer for the loan’s account number/);
  expect(resendCaution("R06")).toBeNull();
  expect(resendCaution(null)).toBeNull();
});

describe("what a batch waits for when no day is to come", () => {
  it("is a person, while payments that came back are neither refunded nor sent again", () => {
    const waiting = { status: "unreconciled", counts: counts({ returned: 1, pending: 1, sent: 3 }) } as const;
    const undecided = back(1, "60.00");
    expect(waitsForWords({ ...waiting, returned: { ...noneBack, undecided } })).toBe(
      "What came back waits to be refunded or sent again.",
    );
    expect(waitsForWords({ ...waiting, returned: { ...noneBack, refunding: undecided } })).toBe(
      "What came back is on its way to your account.",
    );
  });

  it("is the day’s file, for what was sent again after the first credits", () => {
    const again = counts({ pending: 2, posted: 3 });
    expect(waitsForWords({ status: "unreconciled", counts: again, returned: noneBack })).toMatch(
      /goes out with the day’s file/,
    );
    expect(waitsForWords({ status: "pending", counts: again, returned: noneBack })).toMatch(
      /confirmations are awaited/,
    );
  });

  it("is else the servicers’ word", () => {
    const sent = { status: "unreconciled", counts: counts({ sent: 1, posted: 2 }) } as const;
    expect(waitsForWords({ ...sent, returned: noneBack })).toBe("The last confirmations are awaited.");
  });
});

it("the bar of a batch counts every payment but the replaced ones, whose successors stand there", () => {
  const each = Object.fromEntries(itemStatuses.map((status) => [status, 1])) as ItemCounts; // as above
  const parts = progressParts(each);
  expect(parts).toHaveLength(itemStatuses.length - 1);
  expect(parts.map(({ label }) => label)).not.toContain("replaced");
});

it("a batch tells of its payments how many and how much", () => {
  const told = (kind: string, payments: number, amount: string | null) =>
    eventWords({ id: "1", kind, who: "Paydown", at: "2026-12-01T13:30:00.000Z", data: { payments, amount } })
      .what;
  expect(told("items.returned", 3, "60.00")).toBe("3 payments came back, $60.00");
  expect(told("items.refunded", 1, "21.00")).toBe("1 payment was refunded to your account, $21.00");
  expect(told("items.posted", 2, null)).toBe("2 payments were confirmed as posted");
});
