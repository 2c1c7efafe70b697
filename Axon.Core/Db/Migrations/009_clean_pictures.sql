-- Pictures that were kept before may hold where a photo was taken; a job takes it out of each, once.
ALTER TABLE image ADD COLUMN is_clean BOOLEAN NOT NULL DEFAULT FALSE AFTER bytes;
