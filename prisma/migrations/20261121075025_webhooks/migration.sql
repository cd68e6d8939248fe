-- CreateTable
CREATE TABLE "event" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "txid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "type" TEXT NOT NULL,
    "object_id" UUID,
    "data" JSON,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "event_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "event_types" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'active',
    "secret_encrypted" TEXT NOT NULL,
    "previous_secret_encrypted" TEXT,
    "previous_until" TIMESTAMPTZ(6),
    "failing_since" TIMESTAMPTZ(6),
    "disabled_at" TIMESTAMPTZ(6),
    "disabled_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "business_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT new_id(),
    "seq" BIGSERIAL NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "event_seq" BIGINT NOT NULL,
    "object_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "give_up_at" TIMESTAMPTZ(6) NOT NULL,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(6),
    "delivered_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "business_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "nth" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "status_code" INTEGER,
    "answer" TEXT,
    "error" TEXT,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("business_id","delivery_id","nth")
);

-- CreateIndex
CREATE INDEX "event_business_id_txid_seq_idx" ON "event"("business_id", "txid", "seq");

-- CreateIndex
CREATE INDEX "event_business_id_created_at_idx" ON "event"("business_id", "created_at");

-- CreateIndex
CREATE INDEX "webhook_endpoint_business_id_seq_idx" ON "webhook_endpoint"("business_id", "seq");

-- CreateIndex
CREATE INDEX "webhook_delivery_business_id_endpoint_id_seq_idx" ON "webhook_delivery"("business_id", "endpoint_id", "seq");

-- CreateIndex
CREATE INDEX "webhook_delivery_business_id_event_id_idx" ON "webhook_delivery"("business_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_business_id_endpoint_id_event_id_key" ON "webhook_delivery"("business_id", "endpoint_id", "event_id");

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_business_id_endpoint_id_fkey" FOREIGN KEY ("business_id", "endpoint_id") REFERENCES "webhook_endpoint"("business_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_business_id_event_id_fkey" FOREIGN KEY ("business_id", "event_id") REFERENCES "event"("business_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_business_id_delivery_id_fkey" FOREIGN KEY ("business_id", "delivery_id") REFERENCES "webhook_delivery"("business_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE event ADD CONSTRAINT event_business FOREIGN KEY (business_id) REFERENCES business (id);
ALTER TABLE webhook_endpoint
  ADD CONSTRAINT webhook_endpoint_business FOREIGN KEY (business_id) REFERENCES business (id),
  ADD CONSTRAINT webhook_endpoint_status CHECK (status IN ('active', 'disabled', 'deleted')),
  ADD CONSTRAINT webhook_endpoint_disabled CHECK (status <> 'disabled' OR (disabled_at IS NOT NULL AND disabled_reason IS NOT NULL)),
  ADD CONSTRAINT webhook_endpoint_previous CHECK ((previous_secret_encrypted IS NULL) = (previous_until IS NULL));
ALTER TABLE webhook_delivery
  ADD CONSTRAINT webhook_delivery_status CHECK (status IN ('waiting', 'delivered', 'failed')),
  ADD CONSTRAINT webhook_delivery_delivered CHECK (status <> 'delivered' OR delivered_at IS NOT NULL);
ALTER TABLE webhook_attempt
  ADD CONSTRAINT webhook_attempt_outcome CHECK (status_code IS NOT NULL OR error IS NOT NULL);

-- What a worker looks for, and whether an earlier event of the same object is still on its way there: only what waits is in them.
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (business_id, endpoint_id, next_try_at, event_seq) WHERE status = 'waiting';
CREATE INDEX webhook_delivery_before ON webhook_delivery (business_id, endpoint_id, object_id, event_seq) WHERE status = 'waiting';
CREATE INDEX webhook_endpoint_active ON webhook_endpoint (business_id, id) WHERE status = 'active';

-- What was told stays as it was told. (Old events are thrown away whole, with their deliveries.)
CREATE TRIGGER event_never_rewritten BEFORE UPDATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER webhook_attempt_never_rewritten BEFORE UPDATE ON webhook_attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE FUNCTION refuse_endpoint_coming_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'webhook endpoint % was deleted', OLD.id USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER webhook_endpoint_deleted BEFORE UPDATE ON webhook_endpoint FOR EACH ROW
  WHEN (OLD.status = 'deleted' AND NEW.status <> 'deleted') EXECUTE FUNCTION refuse_endpoint_coming_back();

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['event', 'webhook_endpoint', 'webhook_delivery', 'webhook_attempt']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OF business_id ON %I FOR EACH ROW
      WHEN (OLD.business_id IS DISTINCT FROM NEW.business_id) EXECUTE FUNCTION refuse_change_of_business()',
      t || '_same_business', t);
  END LOOP;
END $$;
