-- A customer who was erased keeps the row, so that the log still has whom it speaks of; everything personal is gone.
ALTER TABLE customers ADD COLUMN erased_at TIMESTAMP;
-- Some storefronts tell where parcels go and where bills go apart.
ALTER TABLE addresses ADD COLUMN is_default_billing BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE addresses SET is_default_billing = is_default;
-- Whether storefronts are answered as on the platform they were written for, where that tells who is a customer.
ALTER TABLE applications ADD COLUMN answers_as_original BOOLEAN NOT NULL DEFAULT FALSE;
