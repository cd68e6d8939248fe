-- AlterTable
ALTER TABLE "batch_item" ADD COLUMN     "refund_account_id" UUID;

-- AlterTable
ALTER TABLE "money_exception" ADD COLUMN     "refund_account_id" UUID,
ADD COLUMN     "refund_on" DATE;

-- CreateTable
CREATE TABLE "confirmation_line" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "servicer_id" UUID,
    "amount" DECIMAL(14,2) NOT NULL,
    "reference" TEXT,
    "posted_on" DATE NOT NULL,
    "entered_by" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "closed_by" TEXT,
    "closed_how" TEXT,

    CONSTRAINT "confirmation_line_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "confirmation_match" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "item_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "line_id" UUID,
    "amount" DECIMAL(14,2) NOT NULL,
    "matched_by" TEXT NOT NULL,
    "matched_at" TIMESTAMPTZ(6) NOT NULL,
    "reconciled_at" TIMESTAMPTZ(6),

    CONSTRAINT "confirmation_match_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateIndex
CREATE INDEX "confirmation_line_business_id_seq_idx" ON "confirmation_line"("business_id", "seq");

-- CreateIndex
CREATE INDEX "confirmation_match_business_id_batch_id_idx" ON "confirmation_match"("business_id", "batch_id");

-- CreateIndex
CREATE INDEX "confirmation_match_business_id_line_id_idx" ON "confirmation_match"("business_id", "line_id");

-- AddForeignKey
ALTER TABLE "confirmation_line" ADD CONSTRAINT "confirmation_line_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmation_match" ADD CONSTRAINT "confirmation_match_business_id_item_id_fkey" FOREIGN KEY ("business_id", "item_id") REFERENCES "batch_item"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmation_match" ADD CONSTRAINT "confirmation_match_business_id_line_id_fkey" FOREIGN KEY ("business_id", "line_id") REFERENCES "confirmation_line"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- by hand
ALTER TABLE batch_item ADD CONSTRAINT batch_item_refund_account
  FOREIGN KEY (business_id, refund_account_id) REFERENCES source_account (business_id, id);
ALTER TABLE money_exception
  ADD CONSTRAINT money_exception_business FOREIGN KEY (business_id) REFERENCES business (id),
  ADD CONSTRAINT money_exception_refund_account
    FOREIGN KEY (business_id, refund_account_id) REFERENCES source_account (business_id, id),
  ADD CONSTRAINT money_exception_closed CHECK ((closed_at IS NULL) = (closed_by IS NULL)
                                               AND (closed_at IS NULL) = (closed_how IS NULL));
ALTER TABLE confirmation_line
  ADD CONSTRAINT confirmation_line_business FOREIGN KEY (business_id) REFERENCES business (id),
  ADD CONSTRAINT confirmation_line_amount CHECK (amount > 0),
  ADD CONSTRAINT confirmation_line_closed CHECK ((closed_at IS NULL) = (closed_by IS NULL)
                                                 AND (closed_at IS NULL) = (closed_how IS NULL));
ALTER TABLE confirmation_match
  ADD CONSTRAINT confirmation_match_amount CHECK (amount > 0),
  ADD CONSTRAINT confirmation_match_batch FOREIGN KEY (business_id, batch_id) REFERENCES batch (business_id, id);

-- A payment waits in one match at a time; two people who match it at once: one wins.
CREATE UNIQUE INDEX confirmation_match_waits ON confirmation_match (business_id, item_id) WHERE reconciled_at IS NULL;
CREATE INDEX confirmation_line_open ON confirmation_line (business_id, seq) WHERE closed_at IS NULL;
-- The queue is meant to be empty: its length is on every page.
CREATE INDEX money_exception_open ON money_exception (business_id, seq) WHERE closed_at IS NULL;
-- A statement is summed from the index alone, whatever else the books hold.
CREATE INDEX ledger_transfer_cash ON ledger_transfer (business_id, batch_id, day) INCLUDE (kind, debit_account, amount, id)
  WHERE debit_account = 'bank_cash' OR credit_account = 'bank_cash';

CREATE TRIGGER confirmation_line_same_business BEFORE UPDATE OF business_id ON confirmation_line FOR EACH ROW
  WHEN (OLD.business_id IS DISTINCT FROM NEW.business_id) EXECUTE FUNCTION refuse_change_of_business();
CREATE TRIGGER confirmation_match_same_business BEFORE UPDATE OF business_id ON confirmation_match FOR EACH ROW
  WHEN (OLD.business_id IS DISTINCT FROM NEW.business_id) EXECUTE FUNCTION refuse_change_of_business();

-- What was reconciled or settled stays as it was said.
CREATE FUNCTION refuse_change_of_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % is closed', TG_TABLE_NAME, OLD.id USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER confirmation_match_final BEFORE UPDATE ON confirmation_match FOR EACH ROW
  WHEN (OLD.reconciled_at IS NOT NULL AND OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_change_of_closed();
CREATE TRIGGER confirmation_line_final BEFORE UPDATE ON confirmation_line FOR EACH ROW
  WHEN (OLD.closed_at IS NOT NULL AND OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_change_of_closed();
CREATE TRIGGER money_exception_final BEFORE UPDATE ON money_exception FOR EACH ROW
  WHEN (OLD.closed_at IS NOT NULL AND OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_change_of_closed();

-- Part of an item may come back: then the refund, not the settling, makes it final, and what is refunded is what the books say.
CREATE OR REPLACE FUNCTION check_items_have_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad uuid;
BEGIN
  SELECT n.id INTO bad
    FROM new_items n
    JOIN old_items o ON o.business_id = n.business_id AND o.id = n.id
   WHERE n.status <> o.status
     AND NOT EXISTS (
       SELECT FROM ledger_transfer t
        WHERE t.business_id = n.business_id AND t.subject_id = n.id
          AND t.kind = ANY (CASE
            WHEN n.status = 'sent' THEN ARRAY['credit_sent']
            WHEN n.status = 'posted' AND o.status = 'returned' THEN ARRAY['refunded']
            WHEN n.status = 'posted' THEN ARRAY['credit_settled']
            WHEN n.status = 'returned' THEN ARRAY['credit_returned', 'held_back']
            WHEN n.status = 'refunded' THEN ARRAY['refunded']
            WHEN n.status = 'replaced' THEN ARRAY['resent']
            WHEN n.status = 'failed' THEN ARRAY['debit_failed']
            WHEN n.status = 'cancelled' THEN ARRAY['recalled']
            ELSE ARRAY[]::text[] END))
   LIMIT 1;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'item %: its status changed without a ledger transfer', bad
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT n.id INTO bad
    FROM new_items n
    JOIN old_items o ON o.business_id = n.business_id AND o.id = n.id
   WHERE n.refunded_amount <> o.refunded_amount
     AND n.refunded_amount <> (SELECT coalesce(sum(t.amount), 0) FROM ledger_transfer t
                                WHERE t.business_id = n.business_id AND t.subject_id = n.id AND t.kind = 'refunded')
   LIMIT 1;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'item %: it is said to be refunded otherwise than the books say', bad
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
