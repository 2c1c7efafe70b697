-- Which process runs the call of a key that has no answer yet. It holds a lock of this name for as long as it lives.
ALTER TABLE idempotency_key ADD COLUMN owner BINARY(16) NULL AFTER body_hash;
