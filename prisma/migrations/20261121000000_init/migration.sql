-- Time-ordered uuids (version 7): neighbours in time are neighbours in the index. PostgreSQL 18 has uuidv7(), 15 has not.
CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(overlay(
      uuid_send(gen_random_uuid())
      PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6
    ), 52, 1), 53, 1), 'hex')::uuid
$$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "servicer" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "street1" TEXT,
    "street2" TEXT,
    "street3" TEXT,
    "city" TEXT,
    "state" TEXT,
    "zipcode" TEXT,
    "autopay" BOOLEAN NOT NULL DEFAULT true,
    "payment_profiles" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "servicer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "is_operator" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "business" (
    "id" UUID NOT NULL DEFAULT new_id(),
    "name" TEXT NOT NULL,
    "company_id" TEXT NOT NULL,
    "payments_programme" BOOLEAN NOT NULL DEFAULT false,
    "cut_off" TEXT NOT NULL DEFAULT '17:30',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_clock" (
    "business_id" UUID NOT NULL,
    "now" TIMESTAMPTZ(6) NOT NULL,
    "target" TIMESTAMPTZ(6),

    CONSTRAINT "business_clock_pkey" PRIMARY KEY ("business_id")
);

-- CreateTable
CREATE TABLE "membership" (
    "business_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("business_id","user_id")
);

-- CreateTable
CREATE TABLE "borrower" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "number" BIGSERIAL NOT NULL,
    "external_id" TEXT,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "hire_date" DATE,
    "employment_status" TEXT NOT NULL DEFAULT 'active',
    "state" TEXT,
    "department" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "user_id" UUID,
    "shares_balances" BOOLEAN NOT NULL DEFAULT false,
    "standing_type" TEXT,
    "standing_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "borrower_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "external_benefit" (
    "business_id" UUID NOT NULL,
    "borrower_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,

    CONSTRAINT "external_benefit_pkey" PRIMARY KEY ("business_id","borrower_id","year")
);

-- CreateTable
CREATE TABLE "section_127_limit" (
    "business_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "source" TEXT NOT NULL,
    "entered_by" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_127_limit_pkey" PRIMARY KEY ("business_id","year")
);

-- CreateTable
CREATE TABLE "loan" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "borrower_id" UUID NOT NULL,
    "servicer_id" UUID NOT NULL,
    "account_number" TEXT NOT NULL,
    "loan_type" TEXT NOT NULL,
    "status_code" TEXT NOT NULL,
    "outstanding_principal" DECIMAL(14,2) NOT NULL,
    "outstanding_interest" DECIMAL(14,2) NOT NULL,
    "interest_rate" DECIMAL(6,3) NOT NULL,
    "origination_date" DATE NOT NULL,
    "origination_amount" DECIMAL(14,2),
    "monthly_payment" DECIMAL(14,2),
    "next_payment_due" DATE,
    "payment_reference_number" TEXT,
    "payment_group_id" TEXT,
    "attested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "loan_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "source_account" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "borrower_id" UUID,
    "owner" TEXT NOT NULL,
    "name_on_account" TEXT NOT NULL,
    "routing_number" TEXT NOT NULL,
    "account_number_encrypted" TEXT NOT NULL,
    "account_number_last_4" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "disabled_reason" TEXT,
    "deposit1" DECIMAL(4,2),
    "deposit2" DECIMAL(4,2),
    "deposits_arrive_on" DATE,
    "wrong_tries" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "source_account_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "batch_draft" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "reference_id" TEXT,
    "source_account_id" UUID,
    "origin" TEXT NOT NULL,
    "file_name" TEXT,
    "file_hash" TEXT,
    "file_facts" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "content_hash" TEXT,
    "sent_by" UUID,
    "sent_at" TIMESTAMPTZ(6),
    "sent_note" TEXT,
    "sent_back_by" TEXT,
    "sent_back_reason" TEXT,
    "approved_by" UUID,
    "release_on" DATE,
    "batch_id" UUID,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "batch_draft_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "draft_preparer" (
    "business_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "draft_preparer_pkey" PRIMARY KEY ("business_id","draft_id","user_id")
);

-- CreateTable
CREATE TABLE "draft_row" (
    "business_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_row" INTEGER,
    "raw" JSONB,
    "borrower_id" UUID,
    "allocation_type" TEXT,
    "loan_id" UUID,
    "servicer_id" UUID,
    "chosen_by_rule" BOOLEAN NOT NULL DEFAULT false,
    "amount" DECIMAL(14,2),
    "reference_id" TEXT,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "errors" INTEGER NOT NULL DEFAULT 0,
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "kept" BOOLEAN NOT NULL DEFAULT false,
    "excluded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "draft_row_pkey" PRIMARY KEY ("business_id","draft_id","position")
);

-- CreateTable
CREATE TABLE "file_mapping" (
    "business_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "used_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_mapping_pkey" PRIMARY KEY ("business_id","kind","signature")
);

-- CreateTable
CREATE TABLE "file_import" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "preview" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "applied_at" TIMESTAMPTZ(6),

    CONSTRAINT "file_import_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "batch" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "valid" BOOLEAN NOT NULL DEFAULT true,
    "status" TEXT NOT NULL,
    "reference_id" TEXT,
    "holds_reference" BOOLEAN NOT NULL DEFAULT true,
    "payload_hash" TEXT,
    "title" TEXT,
    "source_account_id" UUID,
    "number_of_payments" INTEGER NOT NULL,
    "total_amount" DECIMAL(14,2) NOT NULL,
    "errors" JSONB,
    "raw_params" TEXT,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "rail" TEXT NOT NULL DEFAULT 'sandbox',
    "release_day" DATE,
    "debit_day" DATE,
    "credits_sent_day" DATE,
    "credits_effective_day" DATE,
    "confirmed_expected_day" DATE,
    "debit_status" TEXT,
    "debit_attempt" INTEGER NOT NULL DEFAULT 1,
    "debit_code" TEXT,
    "prepared_by" TEXT,
    "released_by" TEXT,
    "released_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "completed_at" TIMESTAMPTZ(6),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "batch_item" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "borrower_id" UUID NOT NULL,
    "allocation_type" TEXT NOT NULL,
    "loan_id" UUID,
    "servicer_id" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "reference_id" TEXT,
    "holds_reference" BOOLEAN NOT NULL DEFAULT true,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "benefit_date" DATE NOT NULL,
    "tax_free" DECIMAL(14,2) NOT NULL,
    "taxable" DECIMAL(14,2) NOT NULL,
    "debit_day" DATE NOT NULL,
    "sent_day" DATE,
    "settled_day" DATE,
    "posted_day" DATE,
    "closed_day" DATE,
    "posted_amount" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "refunded_amount" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "return_code" TEXT,
    "return_detail" TEXT,
    "stop_asked" BOOLEAN NOT NULL DEFAULT false,
    "refund_asked" BOOLEAN NOT NULL DEFAULT false,
    "replaces" UUID,

    CONSTRAINT "batch_item_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "ledger_transfer" (
    "business_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "debit_account" TEXT NOT NULL,
    "credit_account" TEXT NOT NULL,
    "servicer_id" UUID,
    "amount" DECIMAL(14,2) NOT NULL,
    "batch_id" UUID,
    "subject_id" UUID NOT NULL,
    "nth" INTEGER NOT NULL DEFAULT 1,
    "day" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transfer_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "activity" (
    "business_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "batch_id" UUID,
    "item_id" UUID,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "activity_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "due_work" (
    "business_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "nth" INTEGER NOT NULL DEFAULT 1,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "due_work_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "simulation" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "code" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "due_on" DATE NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "simulation_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "money_exception" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "nth" INTEGER NOT NULL DEFAULT 1,
    "batch_id" UUID,
    "amount" DECIMAL(14,2),
    "detail" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "closed_by" TEXT,
    "closed_how" TEXT,

    CONSTRAINT "money_exception_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "mail" (
    "business_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "to_email" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(6),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "last_4" TEXT NOT NULL,
    "scopes" TEXT[],
    "made_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "business_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "locked_until" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("business_id","method","path","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "servicer_name_key" ON "servicer"("name");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "user_session"("user_id");

-- CreateIndex
CREATE INDEX "one_time_link_user_id_idx" ON "one_time_link"("user_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "borrower_number_key" ON "borrower"("number");

-- CreateIndex
CREATE INDEX "borrower_business_id_last_name_first_name_id_idx" ON "borrower"("business_id", "last_name", "first_name", "id");

-- CreateIndex
CREATE INDEX "borrower_user_id_idx" ON "borrower"("user_id");

-- CreateIndex
CREATE INDEX "loan_business_id_account_number_idx" ON "loan"("business_id", "account_number");

-- CreateIndex
CREATE UNIQUE INDEX "loan_business_id_borrower_id_servicer_id_account_number_loa_key" ON "loan"("business_id", "borrower_id", "servicer_id", "account_number", "loan_type", "origination_date");

-- CreateIndex
CREATE INDEX "source_account_business_id_borrower_id_seq_idx" ON "source_account"("business_id", "borrower_id", "seq");

-- CreateIndex
CREATE INDEX "batch_draft_business_id_status_seq_idx" ON "batch_draft"("business_id", "status", "seq");

-- CreateIndex
CREATE INDEX "batch_draft_business_id_file_hash_idx" ON "batch_draft"("business_id", "file_hash");

-- CreateIndex
CREATE INDEX "file_import_business_id_kind_status_idx" ON "file_import"("business_id", "kind", "status");

-- CreateIndex
CREATE INDEX "batch_business_id_seq_idx" ON "batch"("business_id", "seq");

-- CreateIndex
CREATE INDEX "batch_business_id_status_seq_idx" ON "batch"("business_id", "status", "seq");

-- CreateIndex
CREATE INDEX "batch_item_business_id_batch_id_position_id_idx" ON "batch_item"("business_id", "batch_id", "position", "id");

-- CreateIndex
CREATE INDEX "batch_item_business_id_borrower_id_debit_day_idx" ON "batch_item"("business_id", "borrower_id", "debit_day");

-- CreateIndex
CREATE INDEX "ledger_transfer_business_id_batch_id_idx" ON "ledger_transfer"("business_id", "batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transfer_business_id_subject_id_kind_nth_key" ON "ledger_transfer"("business_id", "subject_id", "kind", "nth");

-- CreateIndex
CREATE INDEX "activity_business_id_subject_id_id_idx" ON "activity"("business_id", "subject_id", "id");

-- CreateIndex
CREATE INDEX "activity_business_id_batch_id_id_idx" ON "activity"("business_id", "batch_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "due_work_business_id_kind_subject_id_nth_key" ON "due_work"("business_id", "kind", "subject_id", "nth");

-- CreateIndex
CREATE INDEX "simulation_business_id_subject_id_kind_idx" ON "simulation"("business_id", "subject_id", "kind");

-- CreateIndex
CREATE INDEX "money_exception_business_id_seq_idx" ON "money_exception"("business_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "money_exception_business_id_kind_subject_id_nth_key" ON "money_exception"("business_id", "kind", "subject_id", "nth");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "business_clock" ADD CONSTRAINT "business_clock_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "borrower" ADD CONSTRAINT "borrower_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "borrower" ADD CONSTRAINT "borrower_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_benefit" ADD CONSTRAINT "external_benefit_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_127_limit" ADD CONSTRAINT "section_127_limit_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loan" ADD CONSTRAINT "loan_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loan" ADD CONSTRAINT "loan_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_account" ADD CONSTRAINT "source_account_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_account" ADD CONSTRAINT "source_account_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_draft" ADD CONSTRAINT "batch_draft_business_id_source_account_id_fkey" FOREIGN KEY ("business_id", "source_account_id") REFERENCES "source_account"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_draft" ADD CONSTRAINT "batch_draft_business_id_batch_id_fkey" FOREIGN KEY ("business_id", "batch_id") REFERENCES "batch"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_preparer" ADD CONSTRAINT "draft_preparer_business_id_draft_id_fkey" FOREIGN KEY ("business_id", "draft_id") REFERENCES "batch_draft"("business_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_row" ADD CONSTRAINT "draft_row_business_id_draft_id_fkey" FOREIGN KEY ("business_id", "draft_id") REFERENCES "batch_draft"("business_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_row" ADD CONSTRAINT "draft_row_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_row" ADD CONSTRAINT "draft_row_business_id_loan_id_fkey" FOREIGN KEY ("business_id", "loan_id") REFERENCES "loan"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_row" ADD CONSTRAINT "draft_row_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_mapping" ADD CONSTRAINT "file_mapping_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_business_id_source_account_id_fkey" FOREIGN KEY ("business_id", "source_account_id") REFERENCES "source_account"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_business_id_batch_id_fkey" FOREIGN KEY ("business_id", "batch_id") REFERENCES "batch"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_business_id_borrower_id_fkey" FOREIGN KEY ("business_id", "borrower_id") REFERENCES "borrower"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_business_id_loan_id_fkey" FOREIGN KEY ("business_id", "loan_id") REFERENCES "loan"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_servicer_id_fkey" FOREIGN KEY ("servicer_id") REFERENCES "servicer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
