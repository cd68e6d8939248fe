-- AlterTable
ALTER TABLE "confirmation_line" ADD COLUMN     "batch_id" UUID;

-- CreateIndex
CREATE INDEX "confirmation_line_business_id_batch_id_idx" ON "confirmation_line"("business_id", "batch_id");

-- AddForeignKey
ALTER TABLE "confirmation_line" ADD CONSTRAINT "confirmation_line_business_id_batch_id_fkey" FOREIGN KEY ("business_id", "batch_id") REFERENCES "batch"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- by hand
-- An advice speaks of all that reached one servicer of a batch on one day: a step that runs again after a kill writes it no second time.
CREATE UNIQUE INDEX confirmation_line_advised ON confirmation_line (business_id, batch_id, servicer_id, posted_on) WHERE batch_id IS NOT NULL;
