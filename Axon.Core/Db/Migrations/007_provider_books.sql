-- The provider's books beside ours: what it says is left of a captured payment, when it was last asked, and when it is asked next (NULL: nothing can differ any more).
ALTER TABLE payment
  ADD COLUMN provider_balance_minor BIGINT      NULL,
  ADD COLUMN compared_at            DATETIME(6) NULL,
  ADD COLUMN compare_at             DATETIME(6) NULL,
  ADD KEY ix_payment_compare (compare_at);

-- A refund that was made at the provider. Its transaction key there makes sure that it is booked once.
ALTER TABLE refund
  ADD COLUMN provider_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD UNIQUE KEY ux_refund_provider (order_id, provider_key);
ALTER TABLE refund DROP CONSTRAINT ck_refund_origin;
ALTER TABLE refund ADD CONSTRAINT ck_refund_origin CHECK (origin IN ('BUYER', 'STAFF', 'SURPLUS', 'PROVIDER'));

-- How many unpaid purchases a person has.
ALTER TABLE store_sale ADD KEY ix_store_sale_person (user_id, status);

-- What was captured before this is compared as well.
UPDATE payment SET compare_at = UTC_TIMESTAMP(6) WHERE captured_minor > refunded_minor AND captured_at > UTC_TIMESTAMP(6) - INTERVAL 180 DAY;

-- The time for a refund ends with its last day in Seoul, never earlier than it was promised.
UPDATE customer_order
SET refundable_until = TIMESTAMP(DATE(paid_at + INTERVAL 9 HOUR) + INTERVAL (refund_days + 1) DAY) - INTERVAL 9 HOUR
WHERE refundable_until IS NOT NULL AND refund_days > 0 AND paid_at IS NOT NULL;
