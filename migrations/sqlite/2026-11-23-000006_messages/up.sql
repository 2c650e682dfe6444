-- The outbox: one row an e-mail, written in the transaction of the act that causes it.
CREATE TABLE messages (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    customer_id BIGINT REFERENCES customers (id) ON DELETE CASCADE,
    reset_id BIGINT REFERENCES resets (id) ON DELETE CASCADE,
    application_id BIGINT REFERENCES applications (id) ON DELETE SET NULL,
    notification TEXT NOT NULL,
    recipient TEXT NOT NULL,
    locale TEXT NOT NULL,
    -- What the template is filled with (JSON); never a token.
    data TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'retrying', 'accepted', 'collected', 'held', 'failed', 'dropped')),
    -- Stays the same on every attempt.
    message_id TEXT NOT NULL UNIQUE,
    attempts BIGINT NOT NULL DEFAULT 0,
    run_at TIMESTAMP NOT NULL,
    lease TEXT,
    lease_until TIMESTAMP,
    -- The mail server's own words, or why the message was dropped.
    reply TEXT NOT NULL DEFAULT '',
    possible_duplicate BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP
);
CREATE INDEX messages_due ON messages (run_at, id) WHERE state IN ('queued', 'retrying', 'sending');
CREATE INDEX messages_by_account ON messages (account_id, id);
CREATE INDEX messages_by_customer ON messages (customer_id, id);
CREATE INDEX messages_by_reset ON messages (reset_id, id);
