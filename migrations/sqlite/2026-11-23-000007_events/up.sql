-- What happened, to whom, by whom; written in the transaction of the act.
CREATE TABLE events (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('staff', 'customer', 'stranger', 'system', 'operator')),
    staff_id BIGINT REFERENCES staff (id) ON DELETE SET NULL,
    customer_id BIGINT REFERENCES customers (id) ON DELETE CASCADE,
    -- Particulars of the kind (JSON); no secrets.
    data TEXT NOT NULL DEFAULT '{}',
    source TEXT NOT NULL DEFAULT '',
    request_id TEXT NOT NULL DEFAULT '',
    at TIMESTAMP NOT NULL
);
CREATE INDEX events_by_customer ON events (customer_id, id);
CREATE INDEX events_by_account ON events (account_id, id);
