-- What programs asked with an Idempotency-Key, so that asking again does nothing again.
CREATE TABLE repeats (
    api_key_id BIGINT NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
    -- SHA-256 of what the program named it.
    name_hash TEXT NOT NULL,
    -- SHA-256 of what it asked.
    request_hash TEXT NOT NULL,
    begun_at TIMESTAMP NOT NULL,
    -- NULL until it is done.
    status INTEGER,
    body TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (api_key_id, name_hash)
);
