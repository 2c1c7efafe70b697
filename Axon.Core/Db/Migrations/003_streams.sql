-- A message that is read again after a crash must not be a second bad row: topic/partition/offset, null for what came in at the door.
ALTER TABLE behavior_bad_row
  ADD COLUMN origin VARCHAR(128) NULL,
  ADD UNIQUE KEY ux_bad_origin (origin);
