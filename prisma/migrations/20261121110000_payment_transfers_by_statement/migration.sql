-- A Payment goes on only beside the transfer that says so: asked once a statement for all of its rows, not row by row,
-- which took longer than the update. EXECUTE plans it anew each time: joined by the plan that was kept from a day of one Payment,
-- a chunk of five thousand took half a minute. OFFSET 0 keeps it to the ledger's index, whatever its size.
DROP TRIGGER payment_moves_with_ledger ON payment;
DROP FUNCTION check_payment_has_transfer();
CREATE FUNCTION check_payments_have_transfers() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  bad uuid;
BEGIN
  EXECUTE $sql$
    SELECT (array_agg(n.id))[1]
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
              WHEN n.status = 'cancelled' THEN ARRAY['debit_failed', 'refunded']
              WHEN n.status = 'complete' THEN ARRAY['credit_settled']
              ELSE ARRAY[]::text[] END)
            AND (t.nth = n.debit_attempt OR n.stage <> 'debit_settled')
         OFFSET 0)
  $sql$ INTO bad;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'payment %: it went on without a ledger transfer', bad USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_moves_with_ledger AFTER UPDATE ON payment
  REFERENCING OLD TABLE AS old_payments NEW TABLE AS new_payments
  FOR EACH STATEMENT EXECUTE FUNCTION check_payments_have_transfers();
