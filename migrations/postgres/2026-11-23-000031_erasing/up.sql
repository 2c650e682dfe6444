-- Whom a kept answer is about, so that it goes when they are erased.
ALTER TABLE repeats ADD COLUMN customer_id BIGINT REFERENCES customers (id) ON DELETE CASCADE;
CREATE INDEX repeats_by_customer ON repeats (customer_id) WHERE customer_id IS NOT NULL;
-- Whether it was asked with a key: what strangers make up must not push it out.
ALTER TABLE misses ADD COLUMN by_key BOOLEAN NOT NULL DEFAULT FALSE;
