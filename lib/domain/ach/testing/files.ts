import { day, instantAt } from "../../days";
import { fromCents, money } from "../../money";
import { remittanceText } from "../entries";
import { traceNumber } from "../trace";
import type { AchBatch, AchEntry, AchFile } from "../write-file";
import { randomFrom } from "./random";

/** The file of the reference, as its words tell it. */
export const goldenFile: AchFile = {
  odfi: { routingNumber: "121042882", name: "Demo ODFI Bank" },
  origin: { id: "121042882", name: "Demo Sending Point" },
  company: { id: "1123456789", name: "Acme Employer" },
  fileId: "A",
  created: instantAt(day("2026-11-23"), "09:30"),
  batches: [
    {
      sec: "CCD",
      description: "SLBENEFIT",
      effectiveOn: day("2026-11-24"),
      entries: [
        {
          direction: "debit",
          accountType: "checking",
          routingNumber: "021000021",
          accountNumber: "000123456789",
          amount: money("600.00"),
          identification: "BATCH-2026-11",
          name: "Acme Employer Inc",
          trace: "121042880000001",
        },
      ],
    },
    {
      sec: "CCD",
      description: "SLBENEFIT",
      effectiveOn: day("2026-11-30"),
      entries: [
        {
          direction: "credit",
          accountType: "checking",
          routingNumber: "091000019",
          accountNumber: "5550001",
          amount: money("350.00"),
          identification: "ITEM-0001",
          name: "Servicer One",
          trace: "121042880000002",
          addenda: remittanceText({ reference: "item-0001", borrowerAccount: "1234567890" }),
        },
        {
          direction: "credit",
          accountType: "checking",
          routingNumber: "021000021",
          accountNumber: "5550002",
          amount: money("250.00"),
          identification: "ITEM-0002",
          name: "Servicer Two",
          trace: "121042880000003",
          addenda: remittanceText({ reference: "item-0002", borrowerAccount: "0987654321" }),
        },
      ],
    },
  ],
};

/** To the byte, trailing spaces too (reference 4.3). */
export const goldenText = [
  "101 121042882 1210428822611230930A094101DEMO ODFI BANK         DEMO SENDING POINT             ",
  "5225ACME EMPLOYER                       1123456789CCDSLBENEFIT 261123261124   1121042880000001",
  "627021000021000123456789     0000060000BATCH-2026-11  ACME EMPLOYER INC       0121042880000001",
  "822500000100021000020000000600000000000000001123456789                         121042880000001",
  "5220ACME EMPLOYER                       1123456789CCDSLBENEFIT 261123261130   1121042880000002",
  "6220910000195550001          0000035000ITEM-0001      SERVICER ONE            1121042880000002",
  "705REF ITEM-0001 BORROWER ACCT 1234567890                                          00010000002",
  "6220210000215550002          0000025000ITEM-0002      SERVICER TWO            1121042880000003",
  "705REF ITEM-0002 BORROWER ACCT 0987654321                                          00010000003",
  "822000000400112000030000000000000000000600001123456789                         121042880000002",
  "9000002000002000000050013300005000000060000000000060000                                       ",
  ...Array<string>(9).fill("9".repeat(94)),
  "",
].join("\n");

const BANKS = ["021000021", "011000015", "122105155", "121042882", "110000000", "091000019", "322271627"];
const NAMES = [
  "José Núñez",
  "Acme Robotics, Inc.",
  "Łucja Ørsted",
  "Straße & Söhne",
  "O’Neil",
  "李",
  "A\nB",
  "x",
];

/** A file of random batches that any business may send. */
export function randomFile(seed: number, entriesMax = 12): AchFile {
  const below = randomFrom(seed);
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[], otherwise: T): T =>
    from[below(from.length)] ?? otherwise;
  const company = { id: `9${below(1_000_000_000).toString().padStart(9, "0")}`, name: pick(NAMES, "Acme") };
  const routingNumber = pick(BANKS, "021000021");
  const fileDate = day("2026-11-23");
  let sequence = 0;
  const entry = (sec: AchBatch["sec"]): AchEntry => {
    sequence += 1;
    const made: AchEntry = {
      direction: below(2) === 0 ? "debit" : "credit",
      accountType: below(2) === 0 ? "checking" : "savings",
      routingNumber: pick(BANKS, "021000021"),
      accountNumber: `${1_000 + below(1_000_000_000)}${below(2) === 0 ? "00012345" : ""}`.slice(0, 17),
      amount: fromCents(BigInt(below(3) === 0 ? 9_999_999_999 - below(5) : 1 + below(1_000_000))),
      identification: `ITEM-${below(10_000)}`,
      name: pick(NAMES, "Servicer"),
      trace: traceNumber(routingNumber, { companyId: company.id, fileDate, sequence }),
    };
    if (sec === "WEB") return { ...made, recurring: below(2) === 0 };
    if (below(2) === 0) return made;
    return { ...made, addenda: remittanceText({ reference: made.identification, borrowerAccount: "0527" }) };
  };
  const batches = Array.from({ length: 1 + below(4) }, (): AchBatch => {
    const sec = pick(["CCD", "PPD", "WEB"] as const, "CCD");
    const entries = Array.from({ length: 1 + below(entriesMax) }, () => entry(sec));
    return {
      sec,
      description: pick(["SLBENEFIT", "RETRY PYMT", "REVERSAL"] as const, "SLBENEFIT"),
      effectiveOn: day("2026-11-27"),
      entries,
    };
  });
  const created = instantAt(fileDate, "17:30");
  const origin = { id: routingNumber, name: "Paydown" };
  return { odfi: { routingNumber, name: "First Bank" }, origin, company, batches, fileId: "A", created };
}
