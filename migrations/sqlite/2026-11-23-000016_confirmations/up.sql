-- A link that confirms an address and one that sets a password do not end each other.
DROP INDEX resets_one_open;
CREATE UNIQUE INDEX resets_one_open ON resets (customer_id, (purpose = 'confirm'))
    WHERE used_at IS NULL AND ended_at IS NULL;
