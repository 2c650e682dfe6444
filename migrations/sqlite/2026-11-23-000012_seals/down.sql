DROP INDEX events_by_staff;
DROP INDEX events_unsealed;
DROP INDEX events_by_seal;
ALTER TABLE events DROP COLUMN erased_at;
ALTER TABLE events DROP COLUMN seal;
ALTER TABLE events DROP COLUMN source_hash;
ALTER TABLE events DROP COLUMN data_hash;
ALTER TABLE events DROP COLUMN salt;
ALTER TABLE events DROP COLUMN seal_number;
