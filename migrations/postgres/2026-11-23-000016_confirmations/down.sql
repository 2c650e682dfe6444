DELETE FROM resets WHERE purpose = 'confirm';
DROP INDEX resets_one_open;
CREATE UNIQUE INDEX resets_one_open ON resets (customer_id) WHERE used_at IS NULL AND ended_at IS NULL;
