-- Storefronts and apps of a merchant: where links in mails lead.
CREATE TABLE applications (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- '' is Keydesk's own hosted page.
    endpoint TEXT NOT NULL DEFAULT '',
    link_format TEXT NOT NULL CHECK (link_format IN ('default', 'bigcommerce', 'adobe', 'shopify')),
    adds_identity BOOLEAN NOT NULL DEFAULT FALSE,
    mail_mode TEXT NOT NULL DEFAULT 'live' CHECK (mail_mode IN ('live', 'collect')),
    version BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (account_id, name_key)
);
