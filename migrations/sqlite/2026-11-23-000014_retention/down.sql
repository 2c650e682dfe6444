DROP INDEX events_to_erase;
DROP INDEX messages_to_empty;
ALTER TABLE messages DROP COLUMN emptied_at;
ALTER TABLE accounts DROP COLUMN event_days;
ALTER TABLE accounts DROP COLUMN message_days;
