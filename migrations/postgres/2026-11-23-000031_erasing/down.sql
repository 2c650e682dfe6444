ALTER TABLE misses DROP COLUMN by_key;
DROP INDEX repeats_by_customer;
ALTER TABLE repeats DROP COLUMN customer_id;
