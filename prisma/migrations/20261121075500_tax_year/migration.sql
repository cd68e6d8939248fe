-- What an item uses of its year's room is less where a part was refunded: still read from the index alone.
DROP INDEX batch_item_benefit;
CREATE INDEX batch_item_benefit ON batch_item (business_id, benefit_date)
  INCLUDE (borrower_id, status, tax_free, taxable, refunded_amount);

-- The split belongs to a tax year. Where a debit that is tried again takes an item that has not gone out into another year, it is
-- split anew on that year's room (docs/decisions/0008); in every other case it stays what it was at release.
CREATE OR REPLACE FUNCTION refuse_rewritten_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'item %: amount, payee and tax split are fixed', OLD.id
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER batch_item_fixed ON batch_item;
CREATE TRIGGER batch_item_fixed BEFORE UPDATE ON batch_item FOR EACH ROW
  WHEN ((OLD.amount, OLD.borrower_id, OLD.batch_id, OLD.servicer_id)
        IS DISTINCT FROM (NEW.amount, NEW.borrower_id, NEW.batch_id, NEW.servicer_id)
        OR OLD.loan_id IS DISTINCT FROM NEW.loan_id
        OR ((OLD.tax_free, OLD.taxable) IS DISTINCT FROM (NEW.tax_free, NEW.taxable)
            AND (OLD.status <> 'pending' OR NEW.status <> 'pending'
                 OR extract(year FROM OLD.benefit_date) = extract(year FROM NEW.benefit_date))))
  EXECUTE FUNCTION refuse_rewritten_item();
