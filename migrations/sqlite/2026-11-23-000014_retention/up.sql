-- Days after which the text of a mail, and the particulars of a line of the log, are erased; 0: never.
ALTER TABLE accounts ADD COLUMN message_days INTEGER NOT NULL DEFAULT 0 CHECK (message_days BETWEEN 0 AND 3650);
ALTER TABLE accounts ADD COLUMN event_days INTEGER NOT NULL DEFAULT 0 CHECK (event_days BETWEEN 0 AND 3650);
-- When its text was erased.
ALTER TABLE messages ADD COLUMN emptied_at TIMESTAMP;
CREATE INDEX messages_to_empty ON messages (account_id, finished_at) WHERE emptied_at IS NULL;
CREATE INDEX events_to_erase ON events (account_id, at) WHERE erased_at IS NULL;
