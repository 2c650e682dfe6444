ALTER TABLE reset_intakes DROP COLUMN lang;
ALTER TABLE reset_intakes DROP COLUMN request_id;
ALTER TABLE reset_intakes DROP COLUMN asked_from;
ALTER TABLE reset_intakes DROP COLUMN actor;
