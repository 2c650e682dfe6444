-- One permission to set a password: a reset, or an invite, which sets the first one.
CREATE TABLE resets (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    customer_id BIGINT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    application_id BIGINT REFERENCES applications (id) ON DELETE SET NULL,
    -- The link as it will be mailed, with a hole where the token goes.
    link TEXT NOT NULL,
    -- Whether the link leads to a page of ours, so that we see it being opened.
    hosted BOOLEAN NOT NULL,
    -- The token is derived from this with the named key, and stored only as its SHA-256.
    nonce TEXT NOT NULL,
    key_id TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    staff_id BIGINT REFERENCES staff (id) ON DELETE SET NULL,
    identity_check TEXT,
    identity_note TEXT NOT NULL DEFAULT '',
    requested_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    opened_at TIMESTAMP,
    used_at TIMESTAMP,
    -- How many sign-ins using it has ended.
    ended_sign_ins BIGINT,
    ended_at TIMESTAMP,
    ended_by TEXT
);
-- One open link per customer: a newer one ends the older.
CREATE UNIQUE INDEX resets_one_open ON resets (customer_id) WHERE used_at IS NULL AND ended_at IS NULL;
CREATE INDEX resets_by_customer ON resets (customer_id, requested_at);

-- What the forgot-password page takes in: one row of the same shape for every address, known or
-- not. The worker looks it up later, so that the answer cannot tell.
CREATE TABLE reset_intakes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- Emptied once worked.
    email_key TEXT NOT NULL,
    -- The expired link's id instead of an address, when a new one was asked for from its page.
    reset_id BIGINT REFERENCES resets (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    lease_until TIMESTAMP,
    worked_at TIMESTAMP
);
CREATE INDEX reset_intakes_open ON reset_intakes (asked_at) WHERE worked_at IS NULL;
CREATE INDEX reset_intakes_by_source ON reset_intakes (source, asked_at);
