import { describe, expect, it } from "vitest";
import { day } from "../days";
import { money } from "../money";
import { type OwnLetter, ownLetter } from "./letters";
import { mandateText, scheduleWords } from "./mandates";

const about = {
  amount: money("1150.00"),
  servicer: "Nelnet",
  last4: "0176",
  link: "https://paydown.example/my/payments/1",
};

describe("a letter about one's own money", () => {
  it.each<[OwnLetter, string, string[]]>([
    [
      { kind: "own_debit_tomorrow", day: day("2026-11-27"), company: "Acme Robotics", ...about },
      "$1,150.00 will be debited on Friday, November 27, 2026",
      ["from your account ending in 0176", "The bank's statement shows Acme Robotics"],
    ],
    [
      { kind: "own_debited", day: day("2026-11-27"), arrives: day("2026-12-02"), ...about },
      "$1,150.00 was debited for Nelnet",
      ["reaches Nelnet on Wednesday, December 2, 2026"],
    ],
    [
      { kind: "own_debit_returned", code: "R01", meaning: "no funds", retryOn: day("2026-12-07"), ...about },
      "Your bank returned the debit of $1,150.00 (R01)",
      ["R01, no funds", "tried again on Monday, December 7, 2026", "cancel the payment instead"],
    ],
    [
      { kind: "own_debit_returned", code: "R02", meaning: "closed", retryOn: null, ...about },
      "Your bank returned the debit of $1,150.00 (R02)",
      ["R02, closed", "not be tried again: nothing went to Nelnet"],
    ],
    [
      { kind: "own_debit_returned_late", code: "R10", meaning: "not allowed", wentHome: false, ...about },
      "Your bank took back $1,150.00 after it went to Nelnet (R10)",
      ["gone out to Nelnet, and stays there", "You owe this amount"],
    ],
    [
      { kind: "own_debit_returned_late", code: "R10", meaning: "not allowed", wentHome: true, ...about },
      "Your bank took back $1,150.00 after it went to Nelnet (R10)",
      ["and from there back to your account", "You owe this amount"],
    ],
    [
      { kind: "own_owed_came_back", rest: money("0.00"), ...about },
      "$1,150.00 came back from Nelnet for what you owed",
      ["Now Nelnet has sent $1,150.00 back", "You owe nothing any more."],
    ],
    [
      { kind: "own_owed_came_back", rest: money("50.00"), ...about },
      "$1,150.00 came back from Nelnet for what you owed",
      ["You still owe $50.00."],
    ],
    [
      { kind: "own_not_paid", why: "Nothing is owed.", seriesEnded: false, ...about },
      "Your payment of $1,150.00 to Nelnet was not made",
      ["Nothing is owed. Nothing was debited."],
    ],
    [
      { kind: "own_came_back", why: "account closed", arrives: day("2026-12-07"), ...about },
      "Your payment of $1,150.00 to Nelnet came back",
      ["account closed", "goes back to your account ending in 0176", "Monday, December 7, 2026"],
    ],
    [
      { kind: "own_came_back", why: "account closed", arrives: null, ...about },
      "Your payment of $1,150.00 to Nelnet came back",
      ["cannot go back to your account ending in 0176", "We will write to you"],
    ],
    [
      { kind: "own_refunded", ...about },
      "$1,150.00 is back in your account",
      ["back in your account ending in 0176"],
    ],
    [
      { kind: "own_refund_returned", why: "R02, closed", ...about },
      "Your bank sent $1,150.00 back to us",
      ["your account ending in 0176, but your bank did not take it: R02, closed", "is yours"],
    ],
  ])("%o", (of, subject, parts) => {
    const letter = ownLetter(of);
    expect(letter).toMatchObject({ kind: of.kind, subject });
    for (const part of parts) expect(letter.text).toContain(part);
    expect(letter.text.endsWith(`\n\n${about.link}\n`)).toBe(true);
  });

  it("says that a series ended only where it did", () => {
    const of = { kind: "own_not_paid", why: "Nothing is owed.", ...about } as const;
    expect(ownLetter({ ...of, seriesEnded: true }).text).toContain("series it belongs to has ended");
    expect(ownLetter({ ...of, seriesEnded: false }).text).not.toContain("series");
  });
});

describe("what a Borrower agrees to", () => {
  const drawn = { servicer: "Nelnet", last4: "0176" };
  const schedule = {
    kind: "day_of_month",
    dayOfMonth: 28,
    startDate: day("2026-11-01"),
    endDate: null,
  } as const;

  it("names amount, account, day, payee and how to take it back", () => {
    const text = mandateText({
      kind: "payment",
      amount: money("150.00"),
      date: day("2026-11-27"),
      company: "Acme Robotics",
      ...drawn,
    });
    for (const part of [
      "Acme Robotics",
      "$150.00",
      "once",
      "0176",
      "Friday, November 27, 2026",
      "Nelnet",
      "cut-off",
    ])
      expect(text).toContain(part);
  });

  it("says of a series when, until when, and what happens on closed days", () => {
    const of = {
      kind: "payment_series",
      amount: money("50.00"),
      company: "Acme Robotics",
      ...drawn,
    } as const;
    const text = mandateText({ ...of, schedule });
    expect(text).toContain("on day 28 of each month, from Sunday, November 1, 2026 without end");
    expect(text).toContain("next banking day of the same month, or else on the last one before");
    const until = { ...schedule, kind: "end_of_month", endDate: day("2027-10-31") } as const;
    expect(scheduleWords(until)).toBe(
      "on the last day of each month, from Sunday, November 1, 2026 to Sunday, October 31, 2027",
    );
  });

  it("allows Paydown no debit by an autopay, which is the servicer's", () => {
    const text = mandateText({ kind: "autopay", ...drawn });
    expect(text).toContain("Nelnet debits my account ending in 0176 by itself");
    expect(text).not.toContain("I allow");
  });
});
