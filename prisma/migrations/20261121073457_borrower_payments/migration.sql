-- AlterTable
ALTER TABLE "money_exception" ADD COLUMN     "payment_id" UUID;

-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "borrower_id" UUID;

-- AlterTable
ALTER TABLE "ach_entry" ADD COLUMN     "payment_id" UUID,
ALTER COLUMN "batch_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "payment" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "borrower_id" UUID NOT NULL,
    "servicer_id" UUID NOT NULL,
    "source_account_id" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "scheduled_date" DATE NOT NULL,
    "series_id" UUID,
    "month" TEXT,
    "nominal_date" DATE,
    "edited_alone" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "stage" TEXT NOT NULL DEFAULT 'scheduled',
    "version" INTEGER NOT NULL DEFAULT 1,
    "rail" TEXT NOT NULL DEFAULT 'sandbox',
    "debit_day" DATE NOT NULL,
    "credits_sent_day" DATE NOT NULL,
    "credits_effective_day" DATE NOT NULL,
    "confirmed_expected_day" DATE NOT NULL,
    "debit_attempt" INTEGER NOT NULL DEFAULT 1,
    "posted_amount" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "refunded_amount" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "failure_code" TEXT,
    "failure_detail" TEXT,
    "closed_how" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "payment_series" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "borrower_id" UUID NOT NULL,
    "servicer_id" UUID NOT NULL,
    "source_account_id" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "schedule" TEXT NOT NULL,
    "day_of_month" INTEGER,
    "start_date" DATE NOT NULL,
    "end_date" DATE,
    "status" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(6),
    "cancelled_why" TEXT,

    CONSTRAINT "payment_series_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "autopay" (
    "business_id" UUID NOT NULL,
    "borrower_id" UUID NOT NULL,
    "servicer_id" UUID NOT NULL,
    "source_account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "autopay_pkey" PRIMARY KEY ("business_id","borrower_id","servicer_id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "borrower_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "agreed_by" TEXT NOT NULL,
    "agreed_by_id" UUID,
    "attested" BOOLEAN NOT NULL,
    "address" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateIndex
CREATE INDEX "payment_business_id_borrower_id_seq_idx" ON "payment"("business_id", "borrower_id", "seq");

-- CreateIndex
CREATE INDEX "payment_business_id_source_account_id_idx" ON "payment"("business_id", "source_account_id");

-- CreateIndex
CREATE INDEX "payment_series_business_id_borrower_id_seq_idx" ON "payment_series"("business_id", "borrower_id", "seq");

-- CreateIndex
CREATE INDEX "payment_series_business_id_source_account_id_idx" ON "payment_series"("business_id", "source_account_id");

-- CreateIndex
CREATE INDEX "autopay_business_id_source_account_id_idx" ON "autopay"("business_id", "source_account_id");

-- CreateIndex
CREATE INDEX "mandate_business_id_subject_id_idx" ON "mandate"("business_id", "subject_id");

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_business_id_source_account_id_fkey" FOREIGN KEY ("business_id", "source_account_id") REFERENCES "source_account"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_business_id_series_id_fkey" FOREIGN KEY ("business_id", "series_id") REFERENCES "payment_series"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_series" ADD CONSTRAINT "payment_series_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_series" ADD CONSTRAINT "payment_series_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_series" ADD CONSTRAINT "payment_series_business_id_source_account_id_fkey" FOREIGN KEY ("business_id", "source_account_id") REFERENCES "source_account"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "autopay" ADD CONSTRAINT "autopay_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "autopay" ADD CONSTRAINT "autopay_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "autopay" ADD CONSTRAINT "autopay_business_id_source_account_id_fkey" FOREIGN KEY ("business_id", "source_account_id") REFERENCES "source_account"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ach_entry" ADD CONSTRAINT "ach_entry_business_id_payment_id_fkey" FOREIGN KEY ("business_id", "payment_id") REFERENCES "payment"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- by hand: words and numbers
ALTER TABLE payment
  ADD CONSTRAINT payment_status CHECK (status IN ('pending', 'cancelled', 'complete')),
  ADD CONSTRAINT payment_stage CHECK (
    stage IN ('scheduled', 'debit_sent', 'debit_settled', 'retrying', 'credit_sent', 'credit_settled', 'came_back', 'closed')),
  ADD CONSTRAINT payment_closed CHECK ((status = 'pending') = (stage <> 'closed') AND (status = 'pending') = (closed_at IS NULL)),
  ADD CONSTRAINT payment_amount CHECK (amount > 0 AND amount <= 99999999.99),
  ADD CONSTRAINT payment_outcome CHECK (
    posted_amount >= 0 AND refunded_amount >= 0 AND posted_amount + refunded_amount <= amount
    AND (status <> 'complete' OR posted_amount + refunded_amount = amount)
    AND (status <> 'cancelled' OR posted_amount = 0)),
  ADD CONSTRAINT payment_failure CHECK ((failure_code IS NULL) = (failure_detail IS NULL)),
  ADD CONSTRAINT payment_closed_how CHECK (closed_how IN ('cancelled', 'skipped', 'series_cancelled')),
  ADD CONSTRAINT payment_month CHECK (
    (series_id IS NULL) = (month IS NULL) AND (series_id IS NULL) = (nominal_date IS NULL)
    AND (month IS NULL OR month = to_char(nominal_date, 'YYYY-MM'))),
  ADD CONSTRAINT payment_attempt CHECK (debit_attempt BETWEEN 1 AND 3);
ALTER TABLE payment_series
  ADD CONSTRAINT payment_series_status CHECK (status IN ('active', 'cancelled')),
  ADD CONSTRAINT payment_series_cancelled CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT payment_series_why CHECK (cancelled_why IN ('nothing_owed', 'authorisation_revoked')),
  ADD CONSTRAINT payment_series_schedule CHECK (
    (schedule = 'day_of_month' AND day_of_month BETWEEN 1 AND 28) OR (schedule = 'end_of_month' AND day_of_month IS NULL)),
  ADD CONSTRAINT payment_series_span CHECK (end_date >= start_date),
  ADD CONSTRAINT payment_series_amount CHECK (amount > 0 AND amount <= 99999999.99);
ALTER TABLE mandate ADD CONSTRAINT mandate_kind CHECK (kind IN ('payment', 'payment_series', 'autopay'));
ALTER TABLE ach_file DROP CONSTRAINT ach_file_kind;
ALTER TABLE ach_file ADD CONSTRAINT ach_file_kind CHECK (kind IN ('morning', 'cut_off', 'borrower_morning', 'borrower_cut_off'));
ALTER TABLE ach_entry DROP CONSTRAINT ach_entry_subject;
ALTER TABLE ach_entry DROP CONSTRAINT ach_entry_account;
ALTER TABLE ach_entry
  ADD CONSTRAINT ach_entry_subject CHECK (
    subject_kind IN ('batch_debit', 'item_credit', 'refund', 'payment_debit', 'payment_credit', 'payment_refund', 'micro_deposit')),
  ADD CONSTRAINT ach_entry_account CHECK (
    (servicer_id IS NULL) <> (source_account_id IS NULL)
    AND (servicer_id IS NOT NULL) = (subject_kind IN ('item_credit', 'payment_credit'))),
  ADD CONSTRAINT ach_entry_of CHECK (
    (batch_id IS NOT NULL) = (subject_kind IN ('batch_debit', 'item_credit', 'refund'))
    AND (payment_id IS NOT NULL) = (subject_kind IN ('payment_debit', 'payment_credit', 'payment_refund')));

-- A Payment, a series and an autopay draw on an account of that very Borrower: the key says so.
CREATE UNIQUE INDEX source_account_of_borrower ON source_account (business_id, borrower_id, id);
ALTER TABLE payment ADD CONSTRAINT payment_own_account
  FOREIGN KEY (business_id, borrower_id, source_account_id) REFERENCES source_account (business_id, borrower_id, id);
ALTER TABLE payment_series ADD CONSTRAINT payment_series_own_account
  FOREIGN KEY (business_id, borrower_id, source_account_id) REFERENCES source_account (business_id, borrower_id, id);
ALTER TABLE autopay ADD CONSTRAINT autopay_own_account
  FOREIGN KEY (business_id, borrower_id, source_account_id) REFERENCES source_account (business_id, borrower_id, id);
ALTER TABLE money_exception ADD CONSTRAINT money_exception_payment
  FOREIGN KEY (business_id, payment_id) REFERENCES payment (business_id, id);
ALTER TABLE mail ADD CONSTRAINT mail_borrower FOREIGN KEY (business_id, borrower_id) REFERENCES borrower (business_id, id);

-- ---------------------------------------------------------------- what may stand once, what is looked for
-- At most one occurrence a calendar month, whatever became of it.
CREATE UNIQUE INDEX payment_series_month ON payment (business_id, series_id, month) WHERE series_id IS NOT NULL;
CREATE INDEX payment_open ON payment (business_id, stage, debit_day, id) WHERE status = 'pending';
CREATE INDEX money_exception_open_payment ON money_exception (seq) WHERE closed_at IS NULL AND payment_id IS NOT NULL;

-- ---------------------------------------------------------------- final is final
-- What became of a closed Payment stays; only that the bank took the money of a complete one back may still be added, once.
CREATE FUNCTION refuse_change_of_closed_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rest payment;
BEGIN
  rest := NEW;
  rest.failure_code := OLD.failure_code;
  rest.failure_detail := OLD.failure_detail;
  IF OLD.status = 'complete' AND OLD.failure_code IS NULL AND rest IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'payment % is final (%)', OLD.id, OLD.status USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER payment_final BEFORE UPDATE ON payment FOR EACH ROW
  WHEN (OLD.status <> 'pending' AND OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION refuse_change_of_closed_payment();
CREATE TRIGGER payment_series_final BEFORE UPDATE ON payment_series FOR EACH ROW
  WHEN (OLD.status = 'cancelled' AND OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION refuse_change_of_final();

-- Whose and which occurrence never changes; what was promised stays once its file has closed.
CREATE FUNCTION refuse_rewritten_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'payment %: it is on its way and stays as it was agreed', OLD.id
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER payment_fixed BEFORE UPDATE ON payment FOR EACH ROW
  WHEN (OLD.borrower_id <> NEW.borrower_id OR OLD.series_id IS DISTINCT FROM NEW.series_id
        OR OLD.month IS DISTINCT FROM NEW.month
        OR (OLD.stage <> 'scheduled'
            AND ((OLD.amount, OLD.servicer_id, OLD.source_account_id, OLD.scheduled_date)
                 IS DISTINCT FROM (NEW.amount, NEW.servicer_id, NEW.source_account_id, NEW.scheduled_date)
                 OR NEW.stage = 'scheduled')))
  EXECUTE FUNCTION refuse_rewritten_payment();

CREATE TRIGGER payment_kept BEFORE DELETE OR TRUNCATE ON payment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER payment_series_kept BEFORE DELETE OR TRUNCATE ON payment_series
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER mandate_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mandate
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- ---------------------------------------------------------------- money moves only as ledger transfers
-- A Payment goes on only beside the transfer that says so (written first, in the same transaction). Set-based: once a statement.
CREATE FUNCTION check_payments_have_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad uuid;
BEGIN
  SELECT n.id INTO bad
    FROM new_payments n
    JOIN old_payments o ON o.business_id = n.business_id AND o.id = n.id
   WHERE n.stage <> o.stage AND NOT (o.stage = 'scheduled' AND n.status = 'cancelled')
     AND NOT EXISTS (
       SELECT FROM ledger_transfer t
        WHERE t.business_id = n.business_id AND t.subject_id = n.id
          AND t.kind = ANY (CASE
            WHEN n.stage = 'debit_sent' THEN ARRAY['released']
            WHEN n.stage = 'debit_settled' THEN ARRAY['debit_settled']
            WHEN n.stage = 'retrying' THEN ARRAY['debit_returned']
            WHEN n.stage = 'credit_sent' THEN ARRAY['credit_sent']
            WHEN n.stage = 'credit_settled' THEN ARRAY['credit_settled']
            WHEN n.stage = 'came_back' THEN ARRAY['credit_returned', 'held_back']
            WHEN n.status = 'cancelled' THEN ARRAY['debit_failed', 'refunded', 'clearing_settled']
            WHEN n.status = 'complete' THEN ARRAY['credit_settled']
            ELSE ARRAY[]::text[] END)
          AND (t.nth = n.debit_attempt OR n.stage <> 'debit_settled'))
   LIMIT 1;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'payment %: it went on without a ledger transfer', bad USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_moves_with_ledger AFTER UPDATE ON payment
  REFERENCING OLD TABLE AS old_payments NEW TABLE AS new_payments
  FOR EACH STATEMENT EXECUTE FUNCTION check_payments_have_transfers();

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['payment', 'payment_series', 'autopay', 'mandate']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OF business_id ON %I FOR EACH ROW
      WHEN (OLD.business_id IS DISTINCT FROM NEW.business_id) EXECUTE FUNCTION refuse_change_of_business()',
      t || '_same_business', t);
  END LOOP;
END $$;
