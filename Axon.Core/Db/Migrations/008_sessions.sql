-- Sessions that the server can end, throttles by where guesses come from, an audit chain under a key, and visits that two people shared.

-- A browser that is signed in. What its cookie says counts only while its row is here.
CREATE TABLE user_session (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  user_id    BINARY(16)  NOT NULL,
  started_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  KEY ix_session_user (user_id, expires_at),
  KEY ix_session_expiry (expires_at),
  CONSTRAINT fk_session_user FOREIGN KEY (user_id) REFERENCES user_account (id)
);

-- Wrong passwords by account and by where they came from: a browser or an address (kept as a hash), or all strangers together.
CREATE TABLE sign_in_source (
  user_id BINARY(16)  NOT NULL,
  source  BINARY(32)  NOT NULL,
  tries   INT         NOT NULL DEFAULT 0,
  since   DATETIME(6) NOT NULL COMMENT 'when the first of these tries was, or the last right password',
  known   BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'has signed in with this account before',
  PRIMARY KEY (user_id, source),
  KEY ix_source_since (since),
  CONSTRAINT fk_source_user FOREIGN KEY (user_id) REFERENCES user_account (id)
);

ALTER TABLE user_account DROP COLUMN access_failed_count, DROP COLUMN lockout_end;

-- Made with a key that is not in this database; null in rows from before there was one.
ALTER TABLE audit_log ADD COLUMN mac BINARY(32) NULL;

-- A visit that went on under a second account: its unsigned events count for neither.
ALTER TABLE session_identity ADD COLUMN shared BOOLEAN NOT NULL DEFAULT FALSE;
