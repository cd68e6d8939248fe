import fc from "fast-check";
import { expect } from "vitest";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { giveUpDebit } from "@/lib/operations/batches/give-up-debit";
import { recallBatch } from "@/lib/operations/batches/recall-batch";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { stopItem } from "@/lib/operations/batches/stop-item";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { type Payroll, walkTo } from "../../../factories/payroll";
import { at, dayOf, plusDays } from "./calendar";
import type { Model, ModelBatch } from "./model";
import {
  expectAsModelled,
  isRefused,
  nameNewItems,
  nameOfResent,
  type Placed,
  type Real,
  release,
} from "./real";

const BATCHES_MAX = 3;

type Step = {
  /** Whether it can be done at all; not whether it is allowed, which the operation has to say as the model does. */
  can: (model: Model) => boolean;
  run: (model: Model, real: Real) => Promise<void>;
};

function command(title: string, { can, run }: Step): fc.AsyncCommand<Model, Real> {
  return {
    check: can,
    run: async (model, real) => {
      await run(model, real);
      await expectAsModelled(model, real);
    },
    toString: () => title,
  };
}

const nth = <T>(from: readonly T[], n: number): T => {
  const found = from[n % from.length];
  if (found === undefined) throw new RangeError("nothing there");
  return found;
};

type Asked<T> = {
  title: string;
  /** Of which it makes sense: mostly one of these is chosen, now and then any, for the refusals. */
  fits: (one: T, model: Model) => boolean;
  /** What the model makes of it; false where it refuses. */
  modelled: (model: Model, one: T) => boolean;
  operation: (payroll: Payroll, one: T, id: string) => Promise<unknown>;
};

const ANY_EVERY = 4;

/** Asks something of one of the model's batches or items, and expects the operation to refuse what the model refuses. */
function asking<T>(all: (model: Model) => readonly T[], nameOf: (one: T) => string, asked: Asked<T>) {
  return fc.nat(40).map((n) => {
    const among = (model: Model): readonly T[] =>
      n % ANY_EVERY === 0 ? all(model) : all(model).filter((one) => asked.fits(one, model));
    return command(`${asked.title}(${n})`, {
      can: (model) => among(model).length > 0,
      run: async (model, real) => {
        const one = nth(among(model), n);
        const id = real.idOf.get(nameOf(one)) ?? "";
        const isDone = await isRefused(asked.operation(real.payroll, one, id)).then((refused) => !refused);
        expect(isDone, asked.title).toBe(asked.modelled(model, one));
        await nameNewItems(model, real);
      },
    });
  });
}

const onBatch = (asked: Asked<ModelBatch>) =>
  asking(
    (model) => model.batches,
    (batch) => batch.name,
    asked,
  );
const onItem = (asked: Asked<Placed>) =>
  asking(
    (model) => model.items,
    ({ item }) => item.name,
    asked,
  );

const moves = fc
  .record({
    days: fc.nat(6),
    time: fc.constantFrom("08:30:00", "09:00:00", "12:00:00", "17:29:59", "17:30:00"),
  })
  .map(({ days, time }) =>
    command(`move(${days} days, ${time})`, {
      can: (model) => at(plusDays(dayOf(model.now), days), time) > model.now,
      run: async (model, { payroll }) => {
        const day = plusDays(dayOf(model.now), days);
        await walkTo(payroll.businessId, day, time);
        model.moveTo(at(day, time));
      },
    }),
  );

export const amounts = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 3 });
const releases = amounts.map((cents) =>
  command(`release(${cents.join(", ")})`, {
    can: (model) => model.mayRelease && model.batches.length < BATCHES_MAX,
    run: (model, real) => release(model, real, cents),
  }),
);

const debitReturns = (["R01", "R09", "R02"] as const).map((code) =>
  onBatch({
    title: `debit return ${code}`,
    // An account that is closed ends most of what can happen next.
    fits: (batch, model) => batch.status === "pending" && (code !== "R02" || model.batches.length > 1),
    modelled: (model, batch) => model.askDebitReturn(batch, code),
    operation: (payroll, _, id) => simulate(payroll.owner, { kind: "debit_return", id, code }),
  }),
);

const creditReturns = onItem({
  title: "credit return",
  fits: ({ item }) => item.status === "sent" || item.status === "pending",
  modelled: (model, { batch, item }) => model.askCreditReturn(batch, item),
  operation: (payroll, _, id) => simulate(payroll.owner, { kind: "credit_return", id, code: "R03" }),
});

const stops = [true, false].map((stop) =>
  onItem({
    title: stop ? "stop" : "go on",
    fits: ({ item }) => item.status === "pending" && !item.isResent,
    modelled: (model, { item }) => model.stop(item, stop),
    operation: (payroll, _, id) => stopItem(payroll.approver, { id, stop }),
  }),
);

const refunds = onItem({
  title: "refund",
  fits: ({ item }) => item.status === "returned" && !item.isRefundAsked,
  modelled: (model, { batch, item }) => model.refund(batch, item),
  operation: (payroll, _, id) => askRefund(payroll.approver, { id }),
});

const resends = onItem({
  title: "resend",
  fits: ({ item }) => item.status === "returned" && !item.isRefundAsked,
  modelled: (model, { batch, item }) => model.resend(batch, item, nameOfResent(item.name)),
  operation: (payroll, _, id) => resendItem(payroll.approver, { id }),
});

const recalls = onBatch({
  title: "recall",
  // A life of one recalled batch tells little.
  fits: (batch, model) => batch.debit === "scheduled" && model.batches.length > 1,
  modelled: (model, batch) => model.recall(batch),
  operation: (payroll, _, id) => recallBatch(payroll.approver, { id }),
});

const givingUp = onBatch({
  title: "give up",
  fits: (batch) => batch.debit === "retrying",
  modelled: (model, batch) => model.giveUp(batch),
  operation: (payroll, _, id) => giveUpDebit(payroll.owner, { id }),
});

/** Everything that people, bank and clock may do, allowed or not. */
export const commands = [
  ...[releases, moves, moves, moves, moves, moves, moves, creditReturns, creditReturns, recalls, givingUp],
  ...[...stops, ...debitReturns, refunds, resends, resends],
];
