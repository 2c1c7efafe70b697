-- What admins want counted besides what the tracker counts by itself.
CREATE TABLE custom_event (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name        VARCHAR(120) NOT NULL,
  type        VARCHAR(32)  NOT NULL COMMENT 'of the events it makes',
  url_pattern VARCHAR(200) NOT NULL COMMENT 'a path; * stands for anything',
  selector    VARCHAR(200) NULL COMMENT 'clicks on elements that match; null: views of the page',
  enabled     BOOLEAN      NOT NULL DEFAULT TRUE,
  version     INT          NOT NULL DEFAULT 1,
  created_at  DATETIME(6)  NOT NULL,
  updated_at  DATETIME(6)  NOT NULL
);

-- A row that was cut cannot be tried again: payload is the whole of what came or nothing. Who sent it is needed to try again, and to find it when that person wants it erased.
ALTER TABLE behavior_bad_row
  ADD COLUMN payload        MEDIUMTEXT   NULL,
  ADD COLUMN context        JSON         NULL,
  ADD COLUMN visitor_id     BINARY(16)   NULL,
  ADD COLUMN user_id        BINARY(16)   NULL,
  ADD COLUMN discarded_at   DATETIME(6)  NULL,
  ADD COLUMN discard_reason VARCHAR(200) NULL,
  ADD KEY ix_bad_open (stage, reason, replayed_at, discarded_at, id),
  ADD KEY ix_bad_visitor (visitor_id),
  ADD KEY ix_bad_user (user_id);

-- Proof that somebody's behaviour events were erased, and how many.
CREATE TABLE erasure_receipt (
  id        BINARY(16)  NOT NULL PRIMARY KEY,
  user_id   BINARY(16)  NOT NULL,
  erased_at DATETIME(6) NOT NULL,
  events    INT         NOT NULL,
  visitors  INT         NOT NULL,
  bad_rows  INT         NOT NULL,
  KEY ix_receipt_user (user_id, erased_at)
);

-- One person's events, to show or erase them.
ALTER TABLE behavior_event ADD KEY ix_event_user (user_id, occurred_at);
ALTER TABLE session_identity ADD KEY ix_session_user (user_id);
