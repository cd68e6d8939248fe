-- What was kept is known by kind: keeping one kind of warning says nothing of the row's others.
ALTER TABLE "draft_row" ADD COLUMN "kept_codes" TEXT[] DEFAULT ARRAY[]::TEXT[];

UPDATE "draft_row" SET "kept_codes" = ARRAY(
  SELECT p->>'code' FROM jsonb_array_elements("problems") p WHERE p->>'severity' = 'warning')
 WHERE "kept";

ALTER TABLE "draft_row" DROP COLUMN "kept",
ADD CONSTRAINT "draft_row_kept_codes_check" CHECK ("kept_codes" IS NOT NULL AND cardinality("kept_codes") <= "warnings");
