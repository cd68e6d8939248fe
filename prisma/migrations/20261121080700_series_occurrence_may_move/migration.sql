-- An open occurrence becomes what its edited series would make next, in another month if need be; once its file has closed it is
-- that month's for good. Whose it is and which series it belongs to never change.
DROP TRIGGER payment_fixed ON payment;
CREATE TRIGGER payment_fixed BEFORE UPDATE ON payment FOR EACH ROW
  WHEN (OLD.borrower_id <> NEW.borrower_id OR OLD.series_id IS DISTINCT FROM NEW.series_id
        OR (OLD.stage <> 'scheduled'
            AND ((OLD.amount, OLD.servicer_id, OLD.source_account_id, OLD.scheduled_date)
                 IS DISTINCT FROM (NEW.amount, NEW.servicer_id, NEW.source_account_id, NEW.scheduled_date)
                 OR OLD.month IS DISTINCT FROM NEW.month
                 OR NEW.stage = 'scheduled')))
  EXECUTE FUNCTION refuse_rewritten_payment();
