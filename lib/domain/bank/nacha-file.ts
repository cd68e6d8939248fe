import { collect } from "../lists";
import { remittanceText } from "../ach/entries";
import { traceNumber } from "../ach/trace";
import type { AchBatch, AchEntry, AchFile, EntryDescription } from "../ach/write-file";
import type { Day } from "../days";
import { type Money, sum } from "../money";
import type { WindowKind } from "./windows";

/** Who originates: the bank, and how it knows this installation. */
export type OdfiSettings = { routingNumber: string; name: string; originId: string; originName: string };

/** An account that is debited or credited. Brokerage accounts count as checking (rules 4). */
export type Receiver = {
  name: string;
  routingNumber: string;
  accountNumber: string;
  type: "checking" | "savings";
};

/** What an entry is about: of a batch, of a Borrower's own payment, or of an account that is to be verified. */
export type BatchSubject = "batch_debit" | "item_credit" | "refund";
export type PaymentSubject = "payment_debit" | "payment_credit" | "payment_refund";
export type AccountSubject = "micro_deposit";
export type EntrySubject = BatchSubject | PaymentSubject | AccountSubject;

/** An entry that waits for its file, with all that its record says. */
export type Outgoing = {
  id: string;
  subjectKind: EntrySubject;
  /** Which attempt of a debit, a later one is marked so; which of the two micro-deposits. */
  nth: number;
  amount: Money;
  effectiveOn: Day;
  reference: string;
  /** Of a Borrower's debit: whether they authorised it online or through a partner, once or for every month. */
  authorised: { online: boolean; recurring: boolean } | null;
  /** Of a debit or credit of a Borrower's own account; false where it is a business's or a servicer's. */
  ofPerson: boolean;
  /** Of the one loan that the money is for. */
  borrowerAccount: string | null;
  receiver: Receiver;
};

export type NumberedEntry = { id: string; sequence: number; trace: string };

export type BuiltFile = {
  file: AchFile;
  numbered: readonly NumberedEntry[];
  debits: Money;
  credits: Money;
};

const ORDER: Record<EntrySubject, string> = {
  batch_debit: "1",
  item_credit: "2",
  refund: "3",
  payment_debit: "4",
  payment_credit: "5",
  payment_refund: "6",
  micro_deposit: "7",
};

const isDebit = ({ subjectKind }: Outgoing): boolean =>
  subjectKind === "batch_debit" || subjectKind === "payment_debit";
const isCredit = ({ subjectKind }: Outgoing): boolean =>
  subjectKind === "item_credit" || subjectKind === "payment_credit";

/** Businesses are CCD; a person's account is debited WEB on what they agreed to online, else PPD, and credited PPD. */
function secOf(one: Outgoing): AchBatch["sec"] {
  if (one.subjectKind === "payment_debit") return one.authorised?.online === true ? "WEB" : "PPD";
  return one.ofPerson ? "PPD" : "CCD";
}

function descriptionOf(one: Outgoing): EntryDescription {
  if (one.subjectKind === "micro_deposit") return "ACCTVERIFY";
  return isDebit(one) && one.nth > 1 ? "RETRY PYMT" : "SLBENEFIT";
}

/** Entries of one NACHA batch share description and effective day; debits and credits are kept apart (reference 4.3). */
const groupOf = (one: Outgoing): string =>
  [ORDER[one.subjectKind], secOf(one), descriptionOf(one), one.effectiveOn].join("|");

/**
 * The file of one business and window: every entry numbered in the order in which it stands there, from `firstSequence` on.
 * The same entries give the same file, whoever writes it.
 * @throws RangeError for a sequence beyond a day's traces
 */
export function nachaFile(of: {
  odfi: OdfiSettings;
  company: { id: string; name: string };
  windowDay: Day;
  created: Date;
  fileId: string;
  firstSequence: number;
  outgoing: readonly Outgoing[];
}): BuiltFile {
  const groups = new Map<string, Outgoing[]>();
  for (const one of of.outgoing) collect(groups, groupOf(one), one);
  const numbered: NumberedEntry[] = [];
  const batches: AchBatch[] = [];
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) ?? [];
    const [first] = group;
    if (!first) continue;
    const entries = group.map((one) => {
      const sequence = of.firstSequence + numbered.length;
      const trace = traceNumber(of.odfi.routingNumber, {
        companyId: of.company.id,
        fileDate: of.windowDay,
        sequence,
      });
      numbered.push({ id: one.id, sequence, trace });
      return entryOf(one, trace);
    });
    batches.push({
      sec: secOf(first),
      description: descriptionOf(first),
      effectiveOn: first.effectiveOn,
      entries,
    });
  }
  const { odfi, company, created, fileId } = of;
  return {
    file: {
      odfi: { routingNumber: odfi.routingNumber, name: odfi.name },
      origin: { id: odfi.originId, name: odfi.originName },
      company,
      batches,
      fileId,
      created,
    },
    numbered,
    debits: sum(of.outgoing.filter(isDebit).map((one) => one.amount)),
    credits: sum(of.outgoing.filter((one) => !isDebit(one)).map((one) => one.amount)),
  };
}

function entryOf(one: Outgoing, trace: string): AchEntry {
  const { receiver, reference } = one;
  const entry: AchEntry = {
    direction: isDebit(one) ? "debit" : "credit",
    accountType: receiver.type,
    routingNumber: receiver.routingNumber,
    accountNumber: receiver.accountNumber,
    amount: one.amount,
    identification: reference,
    name: receiver.name,
    trace,
    ...(secOf(one) === "WEB" ? { recurring: one.authorised?.recurring === true } : {}),
  };
  if (!isCredit(one)) return entry;
  const borrowerAccount = one.borrowerAccount ?? undefined;
  return {
    ...entry,
    addenda: remittanceText({ reference, ...(borrowerAccount === undefined ? {} : { borrowerAccount }) }),
  };
}

const MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Tells the files that one origin sends on one day apart; after the 36th it begins anew, and the time of creation tells. */
export const fileIdModifier = (filesBefore: number): string =>
  MODIFIERS.charAt(filesBefore % MODIFIERS.length);

/** "1842716093-2026-11-23-cut-off.ach"; a further file of the same window is numbered. */
export function fileName(of: { companyId: string; windowDay: Day; kind: WindowKind; nth: number }): string {
  const more = of.nth === 1 ? "" : `-${of.nth}`;
  return `${of.companyId}-${of.windowDay}-${of.kind.replaceAll("_", "-")}${more}.ach`;
}
