-- AlterTable
ALTER TABLE "event" ADD COLUMN     "borrower_funds" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "webhook_endpoint" ADD COLUMN     "borrower_funds" BOOLEAN NOT NULL DEFAULT false;
