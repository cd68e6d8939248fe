import { Prisma } from "./generated/client";

/** Pieces of SQL with their parameters apart, for reads and set-based writes: what the layers above see of Prisma's builder. */
export const sql = Prisma.sql;
export const joinSql = Prisma.join;
export const noSql = Prisma.empty;
/** Text that becomes SQL as it stands: only for names and words of ours, never for anything that came from outside. */
export const rawSql = Prisma.raw;
export type Sql = Prisma.Sql;

/** A NUMERIC as the driver gives it; `moneyOf` (rows.ts) makes Money of it. */
export type Numeric = Prisma.Decimal;
export type JsonObject = Prisma.InputJsonObject;
export type JsonArray = Prisma.InputJsonArray;
export type JsonValue = Prisma.JsonValue;
export type { BatchDraft, DraftRow } from "./generated/client";
export type BatchDraftSelect = Prisma.BatchDraftSelect;
export type BatchItemChange = Prisma.BatchItemUncheckedUpdateInput;

/** Typed words as a LIKE pattern that finds them anywhere: the signs that LIKE reads are taken for themselves. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
