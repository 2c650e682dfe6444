-- Secrets with which storefronts and programs speak for an account.
CREATE TABLE api_keys (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- NULL is for all applications.
    application_id BIGINT REFERENCES applications (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- Public: the key is found by it.
    prefix TEXT NOT NULL UNIQUE,
    -- SHA-256 of what follows the prefix.
    secret_hash TEXT NOT NULL,
    -- Words, a space between them.
    scopes TEXT NOT NULL,
    made_by BIGINT REFERENCES staff (id) ON DELETE SET NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP,
    -- To the minute.
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP,
    -- The key that takes its place.
    replaced_by BIGINT REFERENCES api_keys (id) ON DELETE SET NULL
);
CREATE INDEX api_keys_by_account ON api_keys (account_id, id);

-- What a storefront wants: NULL is whatever helps the customer.
ALTER TABLE reset_intakes ADD COLUMN only_purpose TEXT;

-- Programs act too.
-- Copied: SQLite changes a CHECK only with its whole table.
CREATE TABLE events_copy (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('staff', 'key', 'customer', 'stranger', 'system', 'operator')),
    staff_id BIGINT REFERENCES staff (id) ON DELETE SET NULL,
    customer_id BIGINT REFERENCES customers (id) ON DELETE CASCADE,
    data TEXT NOT NULL DEFAULT '{}',
    source TEXT NOT NULL DEFAULT '',
    request_id TEXT NOT NULL DEFAULT '',
    at TIMESTAMP NOT NULL,
    seal_number BIGINT,
    salt TEXT,
    data_hash TEXT,
    source_hash TEXT,
    seal TEXT,
    erased_at TIMESTAMP
);
INSERT INTO events_copy SELECT id, account_id, kind, actor, staff_id, customer_id, data, source, request_id, at,
    seal_number, salt, data_hash, source_hash, seal, erased_at FROM events;
DROP TABLE events;
ALTER TABLE events_copy RENAME TO events;
CREATE INDEX events_by_customer ON events (customer_id, id);
CREATE INDEX events_by_account ON events (account_id, id);
CREATE UNIQUE INDEX events_by_seal ON events (account_id, seal_number);
CREATE INDEX events_unsealed ON events (account_id, id) WHERE seal_number IS NULL;
CREATE INDEX events_by_staff ON events (staff_id, id);
CREATE INDEX events_to_erase ON events (account_id, at) WHERE erased_at IS NULL;
-- End of the copy.
