-- AlterTable
ALTER TABLE "due_work" ADD COLUMN     "waiting_for" TEXT;

-- CreateTable
CREATE TABLE "odfi" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "routing_number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "origin_id" TEXT NOT NULL,
    "origin_name" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "odfi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "servicer_destination" (
    "servicer_id" UUID NOT NULL,
    "routing_number" TEXT NOT NULL,
    "account_number_encrypted" TEXT NOT NULL,
    "account_number_last_4" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sec" TEXT NOT NULL DEFAULT 'CCD',
    "account_number_format" TEXT,
    "contact" TEXT,
    "notice_encrypted" TEXT,
    "notice_at" TIMESTAMPTZ(6),
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "servicer_destination_pkey" PRIMARY KEY ("servicer_id")
);

-- CreateTable
CREATE TABLE "ach_file" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "window_day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "nth" INTEGER NOT NULL DEFAULT 1,
    "file_id_modifier" TEXT,
    "name" TEXT,
    "company_id" TEXT,
    "text_encrypted" TEXT,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "debits" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "credits" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "written_at" TIMESTAMPTZ(6),
    "delivered_at" TIMESTAMPTZ(6),
    "downloaded_at" TIMESTAMPTZ(6),
    "downloaded_by" TEXT,

    CONSTRAINT "ach_file_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "ach_entry" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "file_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "nth" INTEGER NOT NULL DEFAULT 1,
    "part" INTEGER NOT NULL DEFAULT 1,
    "parts" INTEGER NOT NULL DEFAULT 1,
    "batch_id" UUID NOT NULL,
    "source_account_id" UUID,
    "servicer_id" UUID,
    "amount" DECIMAL(14,2) NOT NULL,
    "reference" TEXT NOT NULL,
    "effective_day" DATE NOT NULL,
    "sequence" INTEGER,
    "trace" TEXT,

    CONSTRAINT "ach_entry_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "bank_upload" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "read_by" TEXT NOT NULL,
    "read_by_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "read_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "repeats" UUID,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "not_applied" INTEGER NOT NULL DEFAULT 0,
    "summary" TEXT NOT NULL,

    CONSTRAINT "bank_upload_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "bank_upload_line" (
    "business_id" UUID NOT NULL,
    "upload_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "trace" TEXT,
    "code" TEXT,
    "amount" DECIMAL(14,2),
    "entry_id" UUID,
    "outcome" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,

    CONSTRAINT "bank_upload_line_pkey" PRIMARY KEY ("business_id","upload_id","position")
);

-- CreateTable
CREATE TABLE "bank_day" (
    "business_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "upload_id" UUID,
    "said_by" TEXT NOT NULL,
    "said_by_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "bank_day_pkey" PRIMARY KEY ("business_id","day","what")
);

-- CreateIndex
CREATE UNIQUE INDEX "ach_file_business_id_window_day_kind_nth_key" ON "ach_file"("business_id", "window_day", "kind", "nth");

-- CreateIndex
CREATE INDEX "ach_entry_business_id_trace_idx" ON "ach_entry"("business_id", "trace");

-- CreateIndex
CREATE UNIQUE INDEX "ach_entry_business_id_subject_kind_subject_id_nth_part_key" ON "ach_entry"("business_id", "subject_kind", "subject_id", "nth", "part");

-- CreateIndex
CREATE UNIQUE INDEX "ach_entry_business_id_file_id_sequence_key" ON "ach_entry"("business_id", "file_id", "sequence");

-- CreateIndex
CREATE INDEX "bank_upload_business_id_seq_idx" ON "bank_upload"("business_id", "seq");

-- CreateIndex
CREATE INDEX "bank_upload_business_id_file_hash_idx" ON "bank_upload"("business_id", "file_hash");

-- CreateIndex
CREATE INDEX "bank_upload_line_business_id_entry_id_idx" ON "bank_upload_line"("business_id", "entry_id");

-- AddForeignKey
ALTER TABLE "servicer_destination" ADD CONSTRAINT "servicer_destination_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ach_file" ADD CONSTRAINT "ach_file_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ach_entry" ADD CONSTRAINT "ach_entry_business_id_file_id_fkey" FOREIGN KEY ("business_id", "file_id") REFERENCES "ach_file"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ach_entry" ADD CONSTRAINT "ach_entry_business_id_batch_id_fkey" FOREIGN KEY ("business_id", "batch_id") REFERENCES "batch"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ach_entry" ADD CONSTRAINT "ach_entry_business_id_source_account_id_fkey" FOREIGN KEY ("business_id", "source_account_id") REFERENCES "source_account"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ach_entry" ADD CONSTRAINT "ach_entry_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_upload" ADD CONSTRAINT "bank_upload_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_upload_line" ADD CONSTRAINT "bank_upload_line_business_id_upload_id_fkey" FOREIGN KEY ("business_id", "upload_id") REFERENCES "bank_upload"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_upload_line" ADD CONSTRAINT "bank_upload_line_business_id_entry_id_fkey" FOREIGN KEY ("business_id", "entry_id") REFERENCES "ach_entry"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_day" ADD CONSTRAINT "bank_day_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- by hand
ALTER TABLE due_work ADD CONSTRAINT due_work_waiting_for CHECK (waiting_for IN ('return_file', 'confirmation_file'));
ALTER TABLE odfi ADD CONSTRAINT odfi_one_row CHECK (id = 1);
ALTER TABLE servicer_destination
  ADD CONSTRAINT servicer_destination_type CHECK (type IN ('checking', 'savings')),
  ADD CONSTRAINT servicer_destination_sec CHECK (sec = 'CCD');
ALTER TABLE ach_file
  ADD CONSTRAINT ach_file_kind CHECK (kind IN ('morning', 'cut_off')),
  ADD CONSTRAINT ach_file_written CHECK (
    written_at IS NULL
    OR (text_encrypted IS NOT NULL AND name IS NOT NULL AND company_id IS NOT NULL AND file_id_modifier IS NOT NULL
        AND entries > 0)),
  ADD CONSTRAINT ach_file_handed_over CHECK (written_at IS NOT NULL OR (delivered_at IS NULL AND downloaded_at IS NULL));
ALTER TABLE ach_entry
  ADD CONSTRAINT ach_entry_subject CHECK (subject_kind IN ('batch_debit', 'item_credit', 'refund')),
  ADD CONSTRAINT ach_entry_amount CHECK (amount > 0 AND amount <= 99999999.99),
  ADD CONSTRAINT ach_entry_part CHECK (part BETWEEN 1 AND parts),
  ADD CONSTRAINT ach_entry_account CHECK ((servicer_id IS NULL) <> (source_account_id IS NULL)
                                          AND (servicer_id IS NOT NULL) = (subject_kind = 'item_credit')),
  ADD CONSTRAINT ach_entry_numbered CHECK ((trace IS NULL) = (sequence IS NULL));
ALTER TABLE bank_upload ADD CONSTRAINT bank_upload_kind CHECK (kind IN ('answers', 'confirmations'));
ALTER TABLE bank_upload_line
  ADD CONSTRAINT bank_upload_line_what CHECK (what IN ('return', 'correction', 'confirmation', 'fault')),
  ADD CONSTRAINT bank_upload_line_outcome CHECK (outcome IN ('applied', 'repeated', 'noted', 'refused'));
ALTER TABLE bank_day
  ADD CONSTRAINT bank_day_what CHECK (what IN ('returns', 'confirmations')),
  ADD CONSTRAINT bank_day_upload FOREIGN KEY (business_id, upload_id) REFERENCES bank_upload (business_id, id);

-- One open file a window takes the entries; a step that runs again finds it, or the written one, and never a second.
CREATE UNIQUE INDEX ach_file_open ON ach_file (business_id, window_day, kind) WHERE written_at IS NULL;
CREATE INDEX ach_file_to_deliver ON ach_file (business_id, id) WHERE written_at IS NOT NULL AND delivered_at IS NULL;
CREATE INDEX due_work_waiting ON due_work (business_id, waiting_for) WHERE done_at IS NULL AND waiting_for IS NOT NULL;
-- What the bank says about an entry happens once, however often its file is read.
CREATE UNIQUE INDEX bank_upload_line_returned_once ON bank_upload_line (business_id, entry_id)
  WHERE what = 'return' AND outcome = 'applied';
CREATE UNIQUE INDEX bank_upload_line_corrected_once ON bank_upload_line (business_id, entry_id, code)
  WHERE what = 'correction' AND outcome = 'applied';

-- What was sent to the bank stays as it was sent.
CREATE FUNCTION refuse_change_of_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % was sent to the bank', TG_TABLE_NAME, OLD.id USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ach_entry_sent BEFORE UPDATE ON ach_entry FOR EACH ROW
  WHEN (OLD.trace IS NOT NULL AND OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_change_of_sent();
CREATE TRIGGER ach_file_sent BEFORE UPDATE ON ach_file FOR EACH ROW
  WHEN (OLD.written_at IS NOT NULL
        AND (OLD.written_at, OLD.text_encrypted, OLD.name, OLD.company_id, OLD.entries, OLD.debits, OLD.credits)
            IS DISTINCT FROM (NEW.written_at, NEW.text_encrypted, NEW.name, NEW.company_id, NEW.entries, NEW.debits, NEW.credits))
  EXECUTE FUNCTION refuse_change_of_sent();
CREATE TRIGGER ach_entry_kept BEFORE DELETE OR TRUNCATE ON ach_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER bank_upload_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_upload_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ach_file', 'ach_entry', 'bank_upload', 'bank_upload_line', 'bank_day']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OF business_id ON %I FOR EACH ROW
      WHEN (OLD.business_id IS DISTINCT FROM NEW.business_id) EXECUTE FUNCTION refuse_change_of_business()',
      t || '_same_business', t);
  END LOOP;
END $$;
