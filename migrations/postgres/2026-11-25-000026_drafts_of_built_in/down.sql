ALTER TABLE templates DROP COLUMN draft_built_in;
