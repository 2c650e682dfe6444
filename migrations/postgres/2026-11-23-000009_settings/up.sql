-- Code points that a customer's password must have at least.
ALTER TABLE accounts ADD COLUMN password_minimum INTEGER NOT NULL DEFAULT 8 CHECK (password_minimum BETWEEN 8 AND 64);
-- Words of which no password may be made, one a line.
ALTER TABLE accounts ADD COLUMN blocked_words TEXT NOT NULL DEFAULT '';
-- Raised with every change, so that two who edit at once are told.
ALTER TABLE accounts ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
