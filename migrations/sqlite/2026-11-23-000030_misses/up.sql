-- What storefronts ask for and Keydesk does not serve.
CREATE TABLE misses (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    api TEXT NOT NULL CHECK (api IN ('adobe', 'bigcommerce', 'websales')),
    what TEXT NOT NULL,
    client TEXT NOT NULL,
    agent TEXT NOT NULL,
    asked BIGINT NOT NULL,
    sample TEXT NOT NULL,
    first_at TIMESTAMP NOT NULL,
    last_at TIMESTAMP NOT NULL,
    UNIQUE (account_id, api, what, client)
);
