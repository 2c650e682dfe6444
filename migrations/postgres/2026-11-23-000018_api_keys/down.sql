UPDATE events SET actor = 'system' WHERE actor = 'key';
ALTER TABLE events DROP CONSTRAINT events_actor_check;
ALTER TABLE events ADD CONSTRAINT events_actor_check CHECK (actor IN ('staff', 'customer', 'stranger', 'system', 'operator'));
ALTER TABLE reset_intakes DROP COLUMN only_purpose;
DROP TABLE api_keys;
