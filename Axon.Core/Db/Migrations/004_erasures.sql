-- Who was erased, so that what they did before is not stored again when it arrives late or is read from the stream again. The key is a digest: it recognises, and tells nobody's name.
CREATE TABLE erased_identity (
  id        BINARY(16)  NOT NULL,
  kind      VARCHAR(8)  NOT NULL,
  erased_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id, kind),
  KEY ix_erased_at (erased_at),
  CONSTRAINT ck_erased_kind CHECK (kind IN ('USER', 'VISITOR', 'SHARED', 'SESSION'))
);
