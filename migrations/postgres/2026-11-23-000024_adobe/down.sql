ALTER TABLE applications DROP COLUMN answers_as_original;
ALTER TABLE addresses DROP COLUMN is_default_billing;
ALTER TABLE customers DROP COLUMN erased_at;
