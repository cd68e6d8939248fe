-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "refund_account_id" UUID;

-- An account of the Borrower whose payment it is, never anybody else's.
ALTER TABLE payment ADD CONSTRAINT payment_refund_account
  FOREIGN KEY (business_id, borrower_id, refund_account_id) REFERENCES source_account (business_id, borrower_id, id);
-- For whoever removes that account: what is on its way to it. Nearly every payment has none.
CREATE INDEX payment_refund_account ON payment (business_id, refund_account_id) WHERE refund_account_id IS NOT NULL;
