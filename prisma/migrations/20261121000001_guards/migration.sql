-- What the database itself refuses, whoever asks: wrong words, wrong sums, changed finals, rewritten books, moved tenants.

-- ---------------------------------------------------------------- words and numbers
ALTER TABLE app_user
  ADD CONSTRAINT app_user_email_lower CHECK (email = lower(email)),
  ADD CONSTRAINT app_user_status CHECK (status IN ('active', 'suspended'));
ALTER TABLE membership
  ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'admin', 'approver', 'viewer')),
  ADD CONSTRAINT membership_status CHECK (status IN ('active', 'suspended'));
ALTER TABLE borrower
  ADD CONSTRAINT borrower_employment_status CHECK (employment_status IN ('active', 'leave', 'terminated')),
  ADD CONSTRAINT borrower_standing CHECK ((standing_type IS NULL) = (standing_id IS NULL));
ALTER TABLE loan
  ADD CONSTRAINT loan_amounts CHECK (outstanding_principal >= 0 AND outstanding_interest >= 0);
ALTER TABLE external_benefit ADD CONSTRAINT external_benefit_amount CHECK (amount >= 0);
ALTER TABLE source_account
  ADD CONSTRAINT source_account_owner CHECK (owner IN ('business', 'third_party', 'borrower')),
  ADD CONSTRAINT source_account_owner_borrower CHECK ((owner = 'borrower') = (borrower_id IS NOT NULL)),
  ADD CONSTRAINT source_account_type CHECK (type IN ('checking', 'savings', 'brokerage')),
  ADD CONSTRAINT source_account_status CHECK (status IN ('pending_verification', 'verified', 'disabled'));
ALTER TABLE batch_draft
  ADD CONSTRAINT batch_draft_status CHECK (status IN ('draft', 'awaiting_approval', 'scheduled', 'released', 'deleted')),
  ADD CONSTRAINT batch_draft_origin CHECK (origin IN ('grid', 'file', 'repeat')),
  ADD CONSTRAINT batch_draft_released CHECK ((status = 'released') = (batch_id IS NOT NULL));
ALTER TABLE draft_row
  ADD CONSTRAINT draft_row_allocation CHECK (
    allocation_type IS NULL
    OR (allocation_type = 'loan' AND loan_id IS NOT NULL AND servicer_id IS NOT NULL)
    OR (allocation_type = 'servicer' AND loan_id IS NULL AND servicer_id IS NOT NULL)),
  ADD CONSTRAINT draft_row_amount CHECK (amount > 0);
ALTER TABLE batch
  ADD CONSTRAINT batch_status CHECK (status IN ('pending', 'unreconciled', 'complete')),
  ADD CONSTRAINT batch_debit_status CHECK (
    debit_status IN ('scheduled', 'sent', 'settled', 'retrying', 'failed', 'recalled')),
  ADD CONSTRAINT batch_valid CHECK (
    NOT valid OR (source_account_id IS NOT NULL AND raw_params IS NULL AND total_amount > 0 AND number_of_payments > 0
                  AND debit_status IS NOT NULL AND release_day IS NOT NULL AND debit_day IS NOT NULL
                  AND credits_sent_day IS NOT NULL AND credits_effective_day IS NOT NULL
                  AND confirmed_expected_day IS NOT NULL)),
  ADD CONSTRAINT batch_invalid CHECK (valid OR (status = 'complete' AND errors IS NOT NULL AND raw_params IS NOT NULL
                                                AND NOT holds_reference));
ALTER TABLE batch_item
  ADD CONSTRAINT batch_item_status CHECK (
    status IN ('pending', 'sent', 'posted', 'returned', 'refunded', 'replaced', 'failed', 'cancelled')),
  ADD CONSTRAINT batch_item_amount CHECK (amount > 0 AND amount <= 99999999.99),
  ADD CONSTRAINT batch_item_split CHECK (tax_free >= 0 AND taxable >= 0 AND tax_free + taxable = amount),
  ADD CONSTRAINT batch_item_outcome CHECK (
    posted_amount >= 0 AND refunded_amount >= 0 AND posted_amount + refunded_amount <= amount
    AND (status <> 'posted' OR posted_amount + refunded_amount = amount)
    AND (status <> 'refunded' OR refunded_amount = amount)),
  ADD CONSTRAINT batch_item_reference CHECK (holds_reference = (status NOT IN ('failed', 'cancelled', 'replaced'))),
  ADD CONSTRAINT batch_item_allocation CHECK (
    (allocation_type = 'loan' AND loan_id IS NOT NULL) OR (allocation_type = 'servicer' AND loan_id IS NULL));
ALTER TABLE ledger_transfer
  ADD CONSTRAINT ledger_transfer_amount CHECK (amount > 0),
  ADD CONSTRAINT ledger_transfer_accounts CHECK (
    debit_account <> credit_account
    AND debit_account IN ('bank_cash', 'employer_receivable', 'program_liability', 'borrower_receivable', 'borrower_liability',
                          'servicer_payable', 'returns_clearing', 'exceptions_receivable', 'verification_expense')
    AND credit_account IN ('bank_cash', 'employer_receivable', 'program_liability', 'borrower_receivable', 'borrower_liability',
                           'servicer_payable', 'returns_clearing', 'exceptions_receivable', 'verification_expense')),
  ADD CONSTRAINT ledger_transfer_servicer CHECK (
    (servicer_id IS NOT NULL) = (debit_account = 'servicer_payable' OR credit_account = 'servicer_payable')),
  ADD CONSTRAINT ledger_transfer_batch FOREIGN KEY (business_id, batch_id) REFERENCES batch (business_id, id),
  ADD CONSTRAINT ledger_transfer_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE api_key
  ADD CONSTRAINT api_key_scopes CHECK (scopes <@ ARRAY['read', 'write', 'release', 'borrower_funds']::text[]);

-- Tenant keys of tables whose business column Prisma does not relate.
ALTER TABLE activity ADD CONSTRAINT activity_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE due_work ADD CONSTRAINT due_work_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE simulation ADD CONSTRAINT simulation_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE mail ADD CONSTRAINT mail_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE file_import ADD CONSTRAINT file_import_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE batch ADD CONSTRAINT batch_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE batch_draft ADD CONSTRAINT batch_draft_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE idempotency_key ADD CONSTRAINT idempotency_key_business FOREIGN KEY (business_id) REFERENCES business (id);

-- ---------------------------------------------------------------- what may stand once
CREATE UNIQUE INDEX borrower_external_id ON borrower (business_id, external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX borrower_user ON borrower (business_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX borrower_email ON borrower (business_id, lower(email));
CREATE UNIQUE INDEX source_account_once ON source_account (business_id, coalesce(borrower_id, business_id), fingerprint)
  WHERE status <> 'disabled';
CREATE UNIQUE INDEX batch_reference ON batch (business_id, reference_id) WHERE valid AND holds_reference;
CREATE UNIQUE INDEX batch_item_reference_id ON batch_item (business_id, reference_id) WHERE holds_reference;
CREATE UNIQUE INDEX batch_item_replaced_once ON batch_item (business_id, replaces) WHERE replaces IS NOT NULL;
CREATE UNIQUE INDEX draft_open_file ON batch_draft (business_id, file_hash)
  WHERE file_hash IS NOT NULL AND status IN ('draft', 'awaiting_approval', 'scheduled');
CREATE UNIQUE INDEX file_import_open ON file_import (business_id, kind, file_hash) WHERE status = 'open';

-- ---------------------------------------------------------------- what is looked for
CREATE INDEX due_work_open ON due_work (due_at, business_id, id) WHERE done_at IS NULL;
CREATE INDEX due_work_open_business ON due_work (business_id, due_at) WHERE done_at IS NULL;
CREATE INDEX mail_unsent ON mail (id) WHERE sent_at IS NULL;
-- A chunk of a step, a page of one status and the counts of a batch: each without walking past the other items.
CREATE INDEX batch_item_status ON batch_item (business_id, batch_id, status, position, id);
-- The few that ended partly posted, partly refunded: what keeps a batch's sums from needing all its posted items.
CREATE INDEX batch_item_partly_posted ON batch_item (business_id, batch_id) WHERE status = 'posted' AND refunded_amount > 0;
-- A tax year or a report's period is summed from the index alone: what is read grows with the period, not with the history.
CREATE INDEX batch_item_benefit ON batch_item (business_id, benefit_date) INCLUDE (borrower_id, status, tax_free, taxable);
CREATE INDEX batch_item_refunded ON batch_item (business_id, closed_day) WHERE refunded_amount > 0;
CREATE INDEX batch_item_allocation_open ON batch_item (business_id, borrower_id)
  WHERE status IN ('pending', 'sent', 'returned');

-- ---------------------------------------------------------------- final is final
CREATE FUNCTION refuse_change_of_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % is final (%)', TG_TABLE_NAME, OLD.id, OLD.status USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER batch_item_final BEFORE UPDATE ON batch_item FOR EACH ROW
  WHEN (OLD.status IN ('posted', 'refunded', 'replaced', 'failed', 'cancelled') AND OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION refuse_change_of_final();
CREATE TRIGGER batch_final BEFORE UPDATE ON batch FOR EACH ROW
  WHEN (OLD.status = 'complete' AND OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION refuse_change_of_final();
-- A deleted draft may come back (undo), as a draft and nothing else.
CREATE TRIGGER batch_draft_final BEFORE UPDATE ON batch_draft FOR EACH ROW
  WHEN ((OLD.status = 'released' OR (OLD.status = 'deleted' AND NEW.status <> 'draft')) AND OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION refuse_change_of_final();

-- What was promised at release stays what it was: amount, payee and tax split of an item, total of a batch; a status never goes back.
CREATE FUNCTION refuse_rewritten_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'item %: amount, payee and tax split are fixed at release', OLD.id
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER batch_item_fixed BEFORE UPDATE ON batch_item FOR EACH ROW
  WHEN ((OLD.amount, OLD.borrower_id, OLD.batch_id, OLD.servicer_id, OLD.tax_free, OLD.taxable)
        IS DISTINCT FROM (NEW.amount, NEW.borrower_id, NEW.batch_id, NEW.servicer_id, NEW.tax_free, NEW.taxable)
        OR OLD.loan_id IS DISTINCT FROM NEW.loan_id)
  EXECUTE FUNCTION refuse_rewritten_item();
CREATE FUNCTION refuse_batch_going_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'batch %: % never becomes %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER batch_never_back BEFORE UPDATE ON batch FOR EACH ROW
  WHEN ((OLD.status = 'unreconciled' AND NEW.status = 'pending')
        OR (OLD.total_amount, OLD.number_of_payments) IS DISTINCT FROM (NEW.total_amount, NEW.number_of_payments)
        OR OLD.valid <> NEW.valid)
  EXECUTE FUNCTION refuse_batch_going_back();

-- ---------------------------------------------------------------- append-only
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER activity_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON activity
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER batch_item_kept BEFORE DELETE OR TRUNCATE ON batch_item
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- ---------------------------------------------------------------- money moves only as ledger transfers
-- A released batch: its release transfers, its items and its total are the same sum. One check a batch, at commit.
CREATE FUNCTION check_released_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  items record;
  released numeric;
BEGIN
  SELECT count(*) AS n, coalesce(sum(amount), 0) AS total INTO items
    FROM batch_item WHERE business_id = NEW.business_id AND batch_id = NEW.id AND replaces IS NULL;
  SELECT coalesce(sum(amount), 0) INTO released
    FROM ledger_transfer WHERE business_id = NEW.business_id AND batch_id = NEW.id AND kind = 'released';
  IF items.n <> NEW.number_of_payments OR items.total <> NEW.total_amount OR released <> NEW.total_amount THEN
    RAISE EXCEPTION 'batch %: % items of % and % in the ledger, but % payments of % promised',
      NEW.id, items.n, items.total, released, NEW.number_of_payments, NEW.total_amount
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER batch_released AFTER INSERT ON batch DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.valid) EXECUTE FUNCTION check_released_batch();

-- An item changes its status only beside the transfer that says so (written first, in the same transaction). Set-based: once a statement.
CREATE FUNCTION check_items_have_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
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
          AND t.kind = ANY (CASE n.status
            WHEN 'sent' THEN ARRAY['credit_sent']
            WHEN 'posted' THEN ARRAY['credit_settled']
            WHEN 'returned' THEN ARRAY['credit_returned', 'held_back']
            WHEN 'refunded' THEN ARRAY['refunded']
            WHEN 'replaced' THEN ARRAY['resent']
            WHEN 'failed' THEN ARRAY['debit_failed']
            WHEN 'cancelled' THEN ARRAY['recalled']
            ELSE ARRAY[]::text[] END))
   LIMIT 1;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'item %: its status changed without a ledger transfer', bad
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER batch_item_moves_with_ledger AFTER UPDATE ON batch_item
  REFERENCING OLD TABLE AS old_items NEW TABLE AS new_items
  FOR EACH STATEMENT EXECUTE FUNCTION check_items_have_transfers();

-- ---------------------------------------------------------------- a row never changes its business
CREATE FUNCTION refuse_change_of_business() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: a row never changes its business', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
DO $$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE a.attname = 'business_id' AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OF business_id ON %I FOR EACH ROW
      WHEN (OLD.business_id IS DISTINCT FROM NEW.business_id) EXECUTE FUNCTION refuse_change_of_business()',
      t || '_same_business', t);
  END LOOP;
END $$;

-- A file's employee ids and loan numbers are looked up case-folded as well as exactly.
CREATE INDEX borrower_external_id_folded ON borrower (business_id, lower(btrim(external_id))) WHERE external_id IS NOT NULL;
CREATE INDEX loan_account_number_folded ON loan (business_id, lower(account_number));
