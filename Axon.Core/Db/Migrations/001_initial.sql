-- The whole data model of the first version. Times are UTC. Ids of people, reservations, orders, payments and events are UUIDv7 in
-- big-endian bytes. Money is minor units (KRW has none). Rules that must never break are keys and CHECKs here, not only code.

-- ───────────────────────────── accounts

CREATE TABLE user_account (
  id                   BINARY(16)   NOT NULL PRIMARY KEY,
  email                VARCHAR(254) NOT NULL,
  normalized_email     VARCHAR(254) NOT NULL,
  display_name         VARCHAR(80)  NOT NULL,
  password_hash        VARCHAR(512) NULL,
  security_stamp       VARCHAR(64)  NOT NULL,
  concurrency_stamp    VARCHAR(64)  NOT NULL,
  access_failed_count  INT          NOT NULL DEFAULT 0,
  lockout_end          DATETIME(6)  NULL,
  birth_year           SMALLINT     NULL,
  region               VARCHAR(16)  NULL,
  grade                VARCHAR(16)  NOT NULL DEFAULT 'BASIC',
  marketing_consent    BOOLEAN      NOT NULL DEFAULT FALSE,
  marketing_consent_at DATETIME(6)  NULL,
  is_test              BOOLEAN      NOT NULL DEFAULT FALSE,
  created_at           DATETIME(6)  NOT NULL,
  updated_at           DATETIME(6)  NOT NULL,
  UNIQUE KEY ux_user_email (normalized_email),
  KEY ix_user_created (created_at),
  CONSTRAINT ck_user_grade CHECK (grade IN ('BASIC', 'SILVER', 'GOLD', 'VIP')),
  CONSTRAINT ck_user_birth CHECK (birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100)
);

CREATE TABLE user_role (
  user_id BINARY(16)  NOT NULL,
  role    VARCHAR(16) NOT NULL,
  PRIMARY KEY (user_id, role),
  CONSTRAINT fk_role_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT ck_role CHECK (role IN ('Shopper', 'Marketer', 'Admin', 'Operator'))
);

CREATE TABLE data_protection_key (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  friendly_name VARCHAR(255) NOT NULL,
  xml           TEXT         NOT NULL,
  created_at    DATETIME(6)  NOT NULL
);

-- Keys that all processes share and nobody configured.
CREATE TABLE app_secret (
  name       VARCHAR(64)    NOT NULL PRIMARY KEY,
  value      VARBINARY(255) NOT NULL,
  created_at DATETIME(6)    NOT NULL
);

-- Every staff action, each row bound to the one before it by its hash.
CREATE TABLE audit_log (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at          DATETIME(6)  NOT NULL,
  actor_id    BINARY(16)   NULL,
  action      VARCHAR(64)  NOT NULL,
  target_type VARCHAR(32)  NOT NULL,
  target_id   VARCHAR(64)  NOT NULL,
  detail      JSON         NULL,
  prev_hash   BINARY(32)   NOT NULL,
  hash        BINARY(32)   NOT NULL,
  UNIQUE KEY ux_audit_prev (prev_hash),
  KEY ix_audit_target (target_type, target_id, id),
  KEY ix_audit_at (at)
);

-- The end of the chain. Locked by who appends, so that two rows never follow the same one; also shows when the last rows were cut off.
CREATE TABLE audit_head (
  id   TINYINT    NOT NULL PRIMARY KEY DEFAULT 1,
  hash BINARY(32) NOT NULL,
  CONSTRAINT ck_audit_head CHECK (id = 1)
);

INSERT INTO audit_head (id, hash) VALUES (1, REPEAT(X'00', 32));

-- ───────────────────────────── campaigns

-- What was done once for this database and must never be done again, such as the demo.
CREATE TABLE once_done (
  name    VARCHAR(64) NOT NULL PRIMARY KEY,
  done_at DATETIME(6) NOT NULL
);

CREATE TABLE image (
  id         BINARY(16)   NOT NULL PRIMARY KEY,
  media_type VARCHAR(32)  NOT NULL,
  width      INT          NOT NULL,
  height     INT          NOT NULL,
  bytes      MEDIUMBLOB   NOT NULL,
  created_by BINARY(16)   NULL,
  created_at DATETIME(6)  NOT NULL
);

CREATE TABLE campaign (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name         VARCHAR(120)  NOT NULL,
  description  VARCHAR(2000) NOT NULL DEFAULT '',
  status       VARCHAR(16)   NOT NULL DEFAULT 'DRAFT',
  starts_at    DATETIME(6)   NOT NULL,
  ends_at      DATETIME(6)   NOT NULL,
  budget_minor BIGINT        NULL,
  currency     CHAR(3)       NOT NULL DEFAULT 'KRW',
  version      INT           NOT NULL DEFAULT 1,
  created_at   DATETIME(6)   NOT NULL,
  updated_at   DATETIME(6)   NOT NULL,
  CONSTRAINT ck_campaign_status CHECK (status IN ('DRAFT', 'ACTIVE', 'ENDED')),
  CONSTRAINT ck_campaign_period CHECK (starts_at < ends_at),
  CONSTRAINT ck_campaign_budget CHECK (budget_minor IS NULL OR budget_minor >= 0)
);

CREATE TABLE campaign_cost (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  campaign_id  BIGINT       NOT NULL,
  channel      VARCHAR(40)  NOT NULL,
  amount_minor BIGINT       NOT NULL,
  spent_on     DATE         NOT NULL,
  note         VARCHAR(200) NOT NULL DEFAULT '',
  created_at   DATETIME(6)  NOT NULL,
  KEY ix_cost_campaign (campaign_id, spent_on),
  CONSTRAINT fk_cost_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
  CONSTRAINT ck_cost_amount CHECK (amount_minor >= 0)
);

CREATE TABLE product (
  id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name             VARCHAR(120)  NOT NULL,
  description      VARCHAR(4000) NOT NULL DEFAULT '',
  category         VARCHAR(40)   NOT NULL,
  price_minor      BIGINT        NOT NULL,
  list_price_minor BIGINT        NULL,
  cost_minor       BIGINT        NULL,
  currency         CHAR(3)       NOT NULL DEFAULT 'KRW',
  image_id         BINARY(16)    NULL,
  art              VARCHAR(40)   NULL,
  status           VARCHAR(16)   NOT NULL DEFAULT 'ACTIVE',
  version          INT           NOT NULL DEFAULT 1,
  created_at       DATETIME(6)   NOT NULL,
  updated_at       DATETIME(6)   NOT NULL,
  KEY ix_product_status (status, category, id),
  KEY ix_product_category (category, id),
  CONSTRAINT fk_product_image FOREIGN KEY (image_id) REFERENCES image (id),
  CONSTRAINT ck_product_status CHECK (status IN ('ACTIVE', 'HIDDEN')),
  CONSTRAINT ck_product_price CHECK (price_minor >= 0 AND (list_price_minor IS NULL OR list_price_minor >= 0) AND (cost_minor IS NULL OR cost_minor >= 0))
);

-- The units that a plain purchase sells, apart from the row that admins edit, so that a sale and an edit never wait for each other.
CREATE TABLE product_stock (
  product_id BIGINT NOT NULL PRIMARY KEY,
  capacity   INT    NOT NULL,
  taken      INT    NOT NULL DEFAULT 0,
  CONSTRAINT fk_product_stock FOREIGN KEY (product_id) REFERENCES product (id),
  CONSTRAINT ck_product_stock CHECK (taken >= 0 AND taken <= capacity)
);

CREATE TABLE coupon (
  id                 BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name               VARCHAR(120) NOT NULL,
  kind               VARCHAR(16)  NOT NULL,
  amount_minor       BIGINT       NULL,
  percent            INT          NULL,
  max_discount_minor BIGINT       NULL,
  min_order_minor    BIGINT       NOT NULL DEFAULT 0,
  category           VARCHAR(40)  NULL,
  starts_at          DATETIME(6)  NOT NULL,
  ends_at            DATETIME(6)  NOT NULL,
  per_person_limit   INT          NOT NULL DEFAULT 1,
  currency           CHAR(3)      NOT NULL DEFAULT 'KRW',
  version            INT          NOT NULL DEFAULT 1,
  created_at         DATETIME(6)  NOT NULL,
  updated_at         DATETIME(6)  NOT NULL,
  CONSTRAINT ck_coupon_kind CHECK ((kind = 'AMOUNT' AND amount_minor > 0 AND percent IS NULL) OR (kind = 'PERCENT' AND percent BETWEEN 1 AND 100 AND amount_minor IS NULL)),
  CONSTRAINT ck_coupon_period CHECK (starts_at < ends_at),
  CONSTRAINT ck_coupon_limit CHECK (per_person_limit BETWEEN 1 AND 1000)
);

CREATE TABLE activity (
  id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  campaign_id      BIGINT        NOT NULL,
  type             VARCHAR(16)   NOT NULL,
  title            VARCHAR(120)  NOT NULL,
  description      VARCHAR(4000) NOT NULL DEFAULT '',
  product_id       BIGINT        NULL,
  coupon_id        BIGINT        NULL,
  image_id         BINARY(16)    NULL,
  status           VARCHAR(16)   NOT NULL DEFAULT 'DRAFT',
  opens_at         DATETIME(6)   NOT NULL,
  closes_at        DATETIME(6)   NOT NULL,
  hold_seconds     INT           NOT NULL DEFAULT 300,
  per_person_limit INT           NOT NULL DEFAULT 1,
  max_quantity     INT           NOT NULL DEFAULT 1,
  price_minor      BIGINT        NOT NULL DEFAULT 0,
  list_price_minor BIGINT        NULL,
  currency         CHAR(3)       NOT NULL DEFAULT 'KRW',
  show_remaining   VARCHAR(16)   NOT NULL DEFAULT 'FEW',
  few_threshold    INT           NOT NULL DEFAULT 20,
  rules            JSON          NOT NULL DEFAULT '[]',
  refund_days      INT           NOT NULL DEFAULT 7,
  opened_at        DATETIME(6)   NULL,
  ended_at         DATETIME(6)   NULL,
  version          INT           NOT NULL DEFAULT 1,
  created_at       DATETIME(6)   NOT NULL,
  updated_at       DATETIME(6)   NOT NULL,
  KEY ix_activity_campaign (campaign_id, id),
  KEY ix_activity_status (status, opens_at),
  CONSTRAINT fk_activity_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
  CONSTRAINT fk_activity_product FOREIGN KEY (product_id) REFERENCES product (id),
  CONSTRAINT fk_activity_coupon FOREIGN KEY (coupon_id) REFERENCES coupon (id),
  CONSTRAINT fk_activity_image FOREIGN KEY (image_id) REFERENCES image (id),
  CONSTRAINT ck_activity_type CHECK ((type = 'PURCHASE' AND coupon_id IS NULL) OR (type = 'COUPON' AND product_id IS NULL) OR type IN ('RAFFLE', 'CONCERT')),
  CONSTRAINT ck_activity_status CHECK (status IN ('DRAFT', 'SCHEDULED', 'OPEN', 'PAUSED', 'ENDED')),
  CONSTRAINT ck_activity_schedule CHECK (opens_at < closes_at),
  CONSTRAINT ck_activity_limits CHECK (hold_seconds BETWEEN 5 AND 86400 AND per_person_limit BETWEEN 1 AND 1000 AND max_quantity BETWEEN 1 AND per_person_limit AND price_minor >= 0 AND refund_days BETWEEN 0 AND 365),
  CONSTRAINT ck_activity_remaining CHECK (show_remaining IN ('NEVER', 'FEW', 'ALWAYS'))
);

-- What cannot be oversold. taken = units of reservations that are CONFIRMED, STUCK or PAID. The epoch is that of the only gate that may grant holds.
CREATE TABLE activity_stock (
  activity_id BIGINT NOT NULL PRIMARY KEY,
  capacity    INT    NOT NULL,
  taken       INT    NOT NULL DEFAULT 0,
  epoch       INT    NOT NULL DEFAULT 1,
  CONSTRAINT fk_stock_activity FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT ck_stock CHECK (taken >= 0 AND taken <= capacity)
);

-- ───────────────────────────── entry

CREATE TABLE reservation (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  activity_id  BIGINT      NOT NULL,
  user_id      BINARY(16)  NOT NULL,
  ordinal      INT         NOT NULL,
  quantity     INT         NOT NULL,
  status       VARCHAR(16) NOT NULL,
  epoch        INT         NOT NULL,
  token_hash   BINARY(32)  NOT NULL,
  reserved_at  DATETIME(6) NOT NULL,
  deadline_at  DATETIME(6) NOT NULL,
  confirmed_at DATETIME(6) NULL,
  paid_at      DATETIME(6) NULL,
  ended_at     DATETIME(6) NULL,
  end_reason   VARCHAR(32) NULL,
  live         TINYINT AS (CASE WHEN status IN ('PENDING', 'CONFIRMED', 'STUCK') THEN 1 ELSE NULL END) PERSISTENT,
  UNIQUE KEY ux_reservation_ordinal (activity_id, user_id, ordinal),
  UNIQUE KEY ux_reservation_live (activity_id, user_id, live),
  KEY ix_reservation_user (user_id, reserved_at),
  KEY ix_reservation_due (status, deadline_at),
  KEY ix_reservation_activity (activity_id, status, reserved_at),
  CONSTRAINT fk_reservation_activity FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT fk_reservation_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT ck_reservation_status CHECK (status IN ('PENDING', 'CONFIRMED', 'PAID', 'EXPIRED', 'CANCELLED', 'REFUNDED', 'STUCK')),
  CONSTRAINT ck_reservation_quantity CHECK (quantity BETWEEN 1 AND 1000)
);

-- Units that one person has claimed in one activity (CONFIRMED, STUCK, PAID): the per-person limit's own lock.
CREATE TABLE activity_person (
  activity_id BIGINT     NOT NULL,
  user_id     BINARY(16) NOT NULL,
  units       INT        NOT NULL,
  PRIMARY KEY (activity_id, user_id),
  CONSTRAINT ck_person_units CHECK (units >= 0)
);

-- ───────────────────────────── orders and payments

CREATE TABLE customer_order (
  id               BINARY(16)   NOT NULL PRIMARY KEY,
  number           VARCHAR(16)  NOT NULL,
  user_id          BINARY(16)   NOT NULL,
  sale_kind        VARCHAR(16)  NOT NULL,
  sale_id          BINARY(16)   NOT NULL,
  campaign_id      BIGINT       NULL,
  activity_id      BIGINT       NULL,
  product_id       BIGINT       NULL,
  title            VARCHAR(120) NOT NULL,
  quantity         INT          NOT NULL,
  unit_price_minor BIGINT       NOT NULL,
  discount_minor   BIGINT       NOT NULL DEFAULT 0,
  total_minor      BIGINT       NOT NULL,
  refunded_minor   BIGINT       NOT NULL DEFAULT 0,
  currency         CHAR(3)      NOT NULL,
  issued_coupon_id BINARY(16)   NULL,
  status           VARCHAR(24)  NOT NULL,
  first_purchase   BOOLEAN      NULL,
  refund_days      INT          NOT NULL,
  refundable_until DATETIME(6)  NULL,
  deadline_at      DATETIME(6)  NOT NULL,
  created_at       DATETIME(6)  NOT NULL,
  paid_at          DATETIME(6)  NULL,
  ended_at         DATETIME(6)  NULL,
  end_reason       VARCHAR(32)  NULL,
  open_sale        TINYINT AS (CASE WHEN status IN ('CANCELLED') THEN NULL ELSE 1 END) PERSISTENT,
  first_mark       TINYINT AS (CASE WHEN first_purchase THEN 1 ELSE NULL END) PERSISTENT,
  UNIQUE KEY ux_order_number (number),
  UNIQUE KEY ux_order_sale (sale_kind, sale_id, open_sale),
  UNIQUE KEY ux_order_first (user_id, first_mark),
  KEY ix_order_user (user_id, created_at),
  KEY ix_order_activity (activity_id, status, paid_at),
  KEY ix_order_campaign (campaign_id, status, paid_at),
  KEY ix_order_due (status, deadline_at),
  CONSTRAINT fk_order_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT ck_order_kind CHECK (sale_kind IN ('ACTIVITY', 'PRODUCT')),
  CONSTRAINT ck_order_status CHECK (status IN ('AWAITING_PAYMENT', 'PAID', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
  CONSTRAINT ck_order_sum CHECK (total_minor = unit_price_minor * quantity - discount_minor AND total_minor >= 0 AND discount_minor >= 0 AND refunded_minor BETWEEN 0 AND total_minor)
);

CREATE TABLE payment (
  id                   BINARY(16)   NOT NULL PRIMARY KEY,
  order_id             BINARY(16)   NOT NULL,
  provider             VARCHAR(16)  NOT NULL,
  provider_payment_key VARCHAR(200) NULL,
  amount_minor         BIGINT       NOT NULL,
  captured_minor       BIGINT       NOT NULL DEFAULT 0,
  refunded_minor       BIGINT       NOT NULL DEFAULT 0,
  currency             CHAR(3)      NOT NULL,
  status               VARCHAR(16)  NOT NULL,
  method               VARCHAR(32)  NULL,
  card_last4           CHAR(4)      NULL,
  failure_code         VARCHAR(64)  NULL,
  created_at           DATETIME(6)  NOT NULL,
  updated_at           DATETIME(6)  NOT NULL,
  captured_at          DATETIME(6)  NULL,
  next_check_at        DATETIME(6)  NULL,
  checks               INT          NOT NULL DEFAULT 0,
  UNIQUE KEY ux_payment_order (order_id),
  UNIQUE KEY ux_payment_key (provider, provider_payment_key),
  KEY ix_payment_check (next_check_at),
  KEY ix_payment_status (status, updated_at),
  CONSTRAINT fk_payment_order FOREIGN KEY (order_id) REFERENCES customer_order (id),
  CONSTRAINT ck_payment_status CHECK (status IN ('READY', 'CHARGING', 'CAPTURED', 'FAILED', 'STUCK', 'CANCELLED', 'REFUNDED', 'PART_REFUNDED')),
  CONSTRAINT ck_payment_sum CHECK (captured_minor BETWEEN 0 AND amount_minor AND refunded_minor BETWEEN 0 AND captured_minor)
);

-- Written and committed before the provider is called; its id is the idempotency key that the provider sees. At most one charge of a
-- payment is open (under way or unknown) at any time: the key on open_charge keeps a second one from starting.
CREATE TABLE payment_attempt (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  payment_id   BINARY(16)   NOT NULL,
  kind         VARCHAR(16)  NOT NULL,
  amount_minor BIGINT       NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  payment_key  VARCHAR(200) NULL,
  code         VARCHAR(64)  NULL,
  started_at   DATETIME(6)  NOT NULL,
  finished_at  DATETIME(6)  NULL,
  open_charge  TINYINT AS (CASE WHEN kind = 'CONFIRM' AND state IN ('STARTED', 'UNKNOWN') THEN 1 ELSE NULL END) PERSISTENT,
  UNIQUE KEY ux_attempt_open (payment_id, open_charge),
  KEY ix_attempt_payment (payment_id, started_at),
  KEY ix_attempt_state (state, started_at),
  CONSTRAINT fk_attempt_payment FOREIGN KEY (payment_id) REFERENCES payment (id),
  CONSTRAINT ck_attempt_kind CHECK (kind IN ('CONFIRM', 'REFUND')),
  CONSTRAINT ck_attempt_state CHECK (state IN ('STARTED', 'SUCCEEDED', 'FAILED', 'UNKNOWN'))
);

-- SURPLUS gives back a charge that never was a purchase (its order was over or paid by another charge): it belongs to no revenue.
CREATE TABLE refund (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  order_id     BINARY(16)   NOT NULL,
  attempt_id   BINARY(16)   NULL,
  amount_minor BIGINT       NOT NULL,
  origin       VARCHAR(16)  NOT NULL,
  reason       VARCHAR(200) NOT NULL,
  requested_by BINARY(16)   NULL,
  request_key  VARCHAR(128) NULL,
  status       VARCHAR(16)  NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  finished_at  DATETIME(6)  NULL,
  UNIQUE KEY ux_refund_attempt (attempt_id),
  UNIQUE KEY ux_refund_request (order_id, requested_by, request_key),
  KEY ix_refund_order (order_id),
  KEY ix_refund_finished (status, finished_at),
  CONSTRAINT fk_refund_order FOREIGN KEY (order_id) REFERENCES customer_order (id),
  CONSTRAINT ck_refund_origin CHECK (origin IN ('BUYER', 'STAFF', 'SURPLUS')),
  CONSTRAINT ck_refund_status CHECK (status IN ('REQUESTED', 'DONE', 'FAILED', 'STUCK')),
  CONSTRAINT ck_refund_amount CHECK (amount_minor >= 0)
);

-- One plain purchase of a product, apart from drops. NEW has taken nothing yet; CLAIMED, STUCK and PAID count in product_stock.taken. The price is the one
-- of the moment the purchase began.
CREATE TABLE store_sale (
  id               BINARY(16)   NOT NULL PRIMARY KEY,
  product_id       BIGINT       NOT NULL,
  user_id          BINARY(16)   NOT NULL,
  quantity         INT          NOT NULL,
  title            VARCHAR(120) NOT NULL,
  category         VARCHAR(40)  NOT NULL,
  unit_price_minor BIGINT       NOT NULL,
  currency         CHAR(3)      NOT NULL,
  refund_days      INT          NOT NULL,
  status           VARCHAR(16)  NOT NULL,
  deadline_at      DATETIME(6)  NOT NULL,
  created_at       DATETIME(6)  NOT NULL,
  ended_at         DATETIME(6)  NULL,
  end_reason       VARCHAR(32)  NULL,
  KEY ix_store_sale_new (status, created_at),
  KEY ix_store_sale_product (product_id, status),
  CONSTRAINT fk_store_sale_product FOREIGN KEY (product_id) REFERENCES product (id),
  CONSTRAINT fk_store_sale_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT ck_store_sale_status CHECK (status IN ('NEW', 'CLAIMED', 'STUCK', 'PAID', 'RELEASED')),
  CONSTRAINT ck_store_sale_quantity CHECK (quantity BETWEEN 1 AND 1000)
);

-- The answer of a finished call, so that a retry with the same key gets the same answer and another body is refused.
CREATE TABLE idempotency_key (
  user_id      BINARY(16)   NOT NULL,
  operation    VARCHAR(48)  NOT NULL,
  idem_key     VARCHAR(128) NOT NULL,
  body_hash    BINARY(32)   NOT NULL,
  status_code  INT          NULL,
  content_type VARCHAR(80)  NULL,
  response     MEDIUMTEXT   NULL,
  created_at   DATETIME(6)  NOT NULL,
  finished_at  DATETIME(6)  NULL,
  PRIMARY KEY (user_id, operation, idem_key),
  KEY ix_idempotency_created (created_at)
);

CREATE TABLE webhook_inbox (
  provider     VARCHAR(16)  NOT NULL,
  event_id     VARCHAR(128) NOT NULL,
  body         MEDIUMTEXT   NOT NULL,
  received_at  DATETIME(6)  NOT NULL,
  processed_at DATETIME(6)  NULL,
  attempts     INT          NOT NULL DEFAULT 0,
  error        VARCHAR(500) NULL,
  PRIMARY KEY (provider, event_id),
  KEY ix_webhook_open (processed_at, received_at)
);

-- ───────────────────────────── wallet

CREATE TABLE issued_coupon (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  coupon_id  BIGINT      NOT NULL,
  user_id    BINARY(16)  NOT NULL,
  ordinal    INT         NOT NULL,
  source     VARCHAR(64) NOT NULL,
  status     VARCHAR(16) NOT NULL,
  order_id   BINARY(16)  NULL,
  issued_at  DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at    DATETIME(6) NULL,
  UNIQUE KEY ux_issued_ordinal (coupon_id, user_id, ordinal),
  UNIQUE KEY ux_issued_source (source),
  KEY ix_issued_user (user_id, status, expires_at),
  CONSTRAINT fk_issued_coupon FOREIGN KEY (coupon_id) REFERENCES coupon (id),
  CONSTRAINT fk_issued_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT ck_issued_status CHECK (status IN ('ISSUED', 'HELD', 'USED', 'REVOKED')),
  CONSTRAINT ck_issued_order CHECK ((status IN ('HELD', 'USED')) = (order_id IS NOT NULL))
);

-- ───────────────────────────── messages

CREATE TABLE outbox (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  message_id    BINARY(16)    NOT NULL,
  aggregate     VARCHAR(64)   NOT NULL,
  type          VARCHAR(48)   NOT NULL,
  payload       JSON          NOT NULL,
  occurred_at   DATETIME(6)   NOT NULL,
  status        VARCHAR(8)    NOT NULL DEFAULT 'NEW',
  available_at  DATETIME(6)   NOT NULL,
  attempts      INT           NOT NULL DEFAULT 0,
  last_error    VARCHAR(1000) NULL,
  dispatched_at DATETIME(6)   NULL,
  UNIQUE KEY ux_outbox_message (message_id),
  KEY ix_outbox_ready (status, available_at, id),
  KEY ix_outbox_aggregate (aggregate, status, id),
  CONSTRAINT ck_outbox_status CHECK (status IN ('NEW', 'DONE', 'DEAD'))
);

CREATE TABLE inbox (
  consumer     VARCHAR(64) NOT NULL,
  message_id   BINARY(16)  NOT NULL,
  processed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (consumer, message_id),
  KEY ix_inbox_processed (processed_at)
);

-- ───────────────────────────── behaviour

CREATE TABLE behavior_event (
  event_id       BINARY(16)   NOT NULL PRIMARY KEY,
  schema_version SMALLINT     NOT NULL,
  type           VARCHAR(32)  NOT NULL,
  source         VARCHAR(8)   NOT NULL,
  occurred_at    DATETIME(6)  NOT NULL,
  received_at    DATETIME(6)  NOT NULL,
  visitor_id     BINARY(16)   NULL,
  user_id        BINARY(16)   NULL,
  session_id     BINARY(16)   NULL,
  seq            INT          NOT NULL DEFAULT 0,
  page_view_id   BINARY(16)   NULL,
  campaign_id    BIGINT       NULL,
  activity_id    BIGINT       NULL,
  product_id     BIGINT       NULL,
  url            VARCHAR(512) NOT NULL DEFAULT '',
  referrer       VARCHAR(255) NULL,
  utm_source     VARCHAR(100) NULL,
  utm_medium     VARCHAR(100) NULL,
  utm_campaign   VARCHAR(100) NULL,
  device         VARCHAR(8)   NOT NULL DEFAULT 'other',
  os             VARCHAR(32)  NULL,
  browser        VARCHAR(32)  NULL,
  is_new_visitor BOOLEAN      NULL,
  suspected_bot  BOOLEAN      NOT NULL DEFAULT FALSE,
  consent        VARCHAR(8)   NOT NULL DEFAULT 'unset',
  sample_rate    DOUBLE       NOT NULL DEFAULT 1,
  target         VARCHAR(64)  NULL COMMENT 'what was clicked or seen: the value of its data-axon; "enter" is the call to action',
  reason         VARCHAR(48)  NULL,
  quantity       INT          NULL,
  amount_minor   BIGINT       NULL,
  engaged_ms     INT          NULL,
  scroll_pct     TINYINT      NULL,
  props          JSON         NULL,
  KEY ix_event_activity (activity_id, occurred_at, type),
  KEY ix_event_campaign (campaign_id, occurred_at, type),
  KEY ix_event_time (occurred_at, type),
  KEY ix_event_visitor (visitor_id, occurred_at),
  CONSTRAINT ck_event_source CHECK (source IN ('BROWSER', 'BACKEND'))
);

-- Written once for each visitor and never changed: what "new" means rests on it.
CREATE TABLE visitor (
  visitor_id BINARY(16)  NOT NULL PRIMARY KEY,
  first_seen DATETIME(6) NOT NULL
);

-- Which account a visit signed in with first: its earlier events count for the same person.
CREATE TABLE session_identity (
  session_id BINARY(16)  NOT NULL PRIMARY KEY,
  user_id    BINARY(16)  NOT NULL,
  linked_at  DATETIME(6) NOT NULL
);

-- Who a visitor turned out to be, from the events that carry both.
CREATE TABLE visitor_identity (
  visitor_id BINARY(16)  NOT NULL,
  user_id    BINARY(16)  NOT NULL,
  linked_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (visitor_id, user_id),
  KEY ix_identity_user (user_id)
);

CREATE TABLE behavior_bad_row (
  id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  received_at DATETIME(6)   NOT NULL,
  stage       VARCHAR(16)   NOT NULL,
  reason      VARCHAR(48)   NOT NULL,
  event_id    BINARY(16)    NULL,
  sample      VARCHAR(2000) NOT NULL,
  replayed_at DATETIME(6)   NULL,
  KEY ix_bad_reason (reason, received_at)
);

-- ───────────────────────────── invariants

CREATE TABLE reconcile_finding (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind        VARCHAR(48) NOT NULL,
  subject     VARCHAR(64) NOT NULL,
  detail      JSON        NOT NULL,
  found_at    DATETIME(6) NOT NULL,
  repaired_at DATETIME(6) NULL,
  resolved_at DATETIME(6) NULL,
  KEY ix_finding_open (resolved_at, kind)
);
