ALTER TABLE accounts DROP COLUMN version;
ALTER TABLE accounts DROP COLUMN blocked_words;
ALTER TABLE accounts DROP COLUMN password_minimum;
