import { describe, expect, it } from "vitest";
import { day } from "../days";
import { money } from "../money";
import { type Draw, drawWords, isMovable } from "./draws";
import {
  isCancellable,
  isEditable,
  type PaymentStage,
  paymentStages,
  stateWords,
  whyFixed,
} from "./payment-status";

const payment = (stage: PaymentStage): Draw => ({
  kind: "payment",
  id: "1",
  amount: money("150.00"),
  date: day("2026-11-27"),
  stage,
  servicer: "Nelnet",
});
const series: Draw = {
  kind: "payment_series",
  id: "2",
  amount: money("50.00"),
  schedule: { kind: "day_of_month", dayOfMonth: 28, startDate: day("2026-11-01"), endDate: null },
  servicer: "Nelnet",
};

describe("what draws on an account", () => {
  it.each(paymentStages.map((stage) => [stage, stage === "scheduled"] as const))(
    "a Payment that is %s goes to another account: %s",
    (stage, movable) => {
      expect(isMovable(payment(stage))).toBe(movable);
      expect(drawWords(payment(stage))).toBe(
        stage === "came_back"
          ? "$150.00 to Nelnet came back and is on its way to this account."
          : movable
            ? "The payment of $150.00 to Nelnet on Fri, Nov 27 draws on this account."
            : "The payment of $150.00 to Nelnet of Fri, Nov 27 is on its way from this account.",
      );
    },
  );

  it("a series and an autopay always do", () => {
    const autopay: Draw = { kind: "autopay", id: "3", servicer: "Nelnet" };
    expect([series, autopay].map(isMovable)).toEqual([true, true]);
    expect(drawWords(series)).toBe(
      "The series of $50.00 to Nelnet on day 28 of each month, from Sunday, November 1, 2026 without end, draws on this account.",
    );
    expect(drawWords(autopay)).toBe("The autopay of Nelnet draws on this account.");
  });
});

describe("a Payment", () => {
  it.each(paymentStages.flatMap((stage) => [[stage, false] as const, [stage, true] as const]))(
    "that is %s, file closed: %s, is changed only when scheduled, cancelled only then or between attempts",
    (stage, fileClosed) => {
      const at = { stage, fileClosed };
      const editable = stage === "scheduled" && !fileClosed;
      const cancellable = (stage === "scheduled" || stage === "retrying") && !fileClosed;
      expect([isEditable(at), isCancellable(at)]).toEqual([editable, cancellable]);
      expect(whyFixed(at, "edit") === null).toBe(editable);
      expect(whyFixed(at, "cancel") === null).toBe(cancellable);
    },
  );

  it("says which reason holds it fixed", () => {
    const why = (stage: PaymentStage, fileClosed: boolean) => whyFixed({ stage, fileClosed }, "edit");
    expect(why("scheduled", true)).toContain("The file that carries this payment has closed");
    expect(why("retrying", false)).toContain("can be cancelled, but not changed");
    expect(why("retrying", true)).toContain("has closed");
    expect(why("came_back", false)).toContain("This payment came back");
    expect(why("closed", true)).toContain("finished");
  });

  it("is told apart in each state", () => {
    const of = { closedHow: null, failureCode: null };
    const words = paymentStages.map((stage) => stateWords({ ...of, status: "pending", stage }));
    expect(new Set(words).size).toBe(paymentStages.length);
    const closed = { ...of, stage: "closed" } as const;
    expect(stateWords({ ...closed, status: "complete" })).toBe("Complete");
    expect(stateWords({ ...closed, status: "complete", failureCode: "R10" })).toContain("with a return");
    expect(stateWords({ ...closed, status: "cancelled", failureCode: "R02" })).toBe("Not paid");
    expect(stateWords({ ...closed, status: "cancelled", closedHow: "skipped" })).toBe("Skipped");
    expect(stateWords({ ...closed, status: "cancelled", closedHow: "cancelled" })).toBe("Cancelled");
  });
});
