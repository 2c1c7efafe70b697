-- A row per running process, written every few seconds: what the pipeline's page adds up. Nothing rests on it.
CREATE TABLE process_sign (
  id         BINARY(16)   NOT NULL PRIMARY KEY,
  name       VARCHAR(120) NOT NULL,
  roles      VARCHAR(120) NOT NULL,
  serves_web BOOLEAN      NOT NULL,
  started_at DATETIME(6)  NOT NULL,
  seen_at    DATETIME(6)  NOT NULL,
  figures    JSON         NOT NULL COMMENT 'loops, and what was counted in the last minute and in the last five',
  KEY ix_sign_seen (seen_at)
);

-- Bad rows leave by age.
ALTER TABLE behavior_bad_row ADD KEY ix_bad_received (received_at);
