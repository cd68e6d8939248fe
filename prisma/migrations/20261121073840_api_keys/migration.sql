-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "release_approved_by" UUID,
ADD COLUMN     "release_waits" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE api_key
  ADD CONSTRAINT api_key_release_waits CHECK (NOT (release_waits AND 'release' = ANY (scopes))),
  ADD CONSTRAINT api_key_release_approver CHECK (release_approved_by <> made_by);

-- A key that ended stays ended, and no key ever gets another's secret.
CREATE FUNCTION refuse_reviving_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'api_key % has ended, or its hash is fixed', OLD.id USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER api_key_final BEFORE UPDATE ON api_key FOR EACH ROW
  WHEN ((OLD.revoked_at <= clock_timestamp() AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
        OR NEW.key_hash IS DISTINCT FROM OLD.key_hash)
  EXECUTE FUNCTION refuse_reviving_key();
