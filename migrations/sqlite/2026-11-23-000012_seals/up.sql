-- The place of a line in its account's chain, given by the sealer; null: not sealed yet.
ALTER TABLE events ADD COLUMN seal_number BIGINT;
-- What the chain covers of the fields that may hold somebody's data: salted hashes, so that they
-- can be erased and the chain stays good.
ALTER TABLE events ADD COLUMN salt TEXT;
ALTER TABLE events ADD COLUMN data_hash TEXT;
ALTER TABLE events ADD COLUMN source_hash TEXT;
-- Name of the key, a dot, HMAC over the line and the seal before it.
ALTER TABLE events ADD COLUMN seal TEXT;
-- When data and source were emptied because of whom they named.
ALTER TABLE events ADD COLUMN erased_at TIMESTAMP;
CREATE UNIQUE INDEX events_by_seal ON events (account_id, seal_number);
CREATE INDEX events_unsealed ON events (account_id, id) WHERE seal_number IS NULL;
CREATE INDEX events_by_staff ON events (staff_id, id);
