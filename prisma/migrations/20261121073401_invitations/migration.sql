-- AlterTable
ALTER TABLE "borrower" ADD COLUMN     "invited_at" TIMESTAMPTZ(6),
ADD COLUMN     "reminded_at" TIMESTAMPTZ(6);
