-- The line of the log is written later, by the worker: it says who asked, from where, with which request.
ALTER TABLE reset_intakes ADD COLUMN actor TEXT NOT NULL DEFAULT 'stranger';
ALTER TABLE reset_intakes ADD COLUMN asked_from TEXT NOT NULL DEFAULT '';
ALTER TABLE reset_intakes ADD COLUMN request_id TEXT NOT NULL DEFAULT '';
-- For customers who have no language of their own.
ALTER TABLE reset_intakes ADD COLUMN lang TEXT;
