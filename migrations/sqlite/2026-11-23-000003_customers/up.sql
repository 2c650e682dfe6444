-- People who sign in to a shop.
CREATE TABLE customers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    number TEXT,
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL,
    -- The one canonical form; look-up and uniqueness use the same.
    email_key TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '',
    -- '' means the account's.
    locale TEXT NOT NULL DEFAULT '',
    time_zone TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    address_confirmed_at TIMESTAMP,
    reset_required_at TIMESTAMP,
    locked_until TIMESTAMP,
    failed_sign_ins BIGINT NOT NULL DEFAULT 0,
    password_hash TEXT,
    password_changed_at TIMESTAMP,
    last_sign_in_at TIMESTAMP,
    last_reset_at TIMESTAMP,
    -- What search looks in: name, e-mail, phone digits, number and id, folded (customers::search).
    search_key TEXT NOT NULL,
    -- What lists sort by; never null, so that both databases agree on the order.
    name_key TEXT NOT NULL,
    sign_in_key BIGINT NOT NULL DEFAULT 0,
    reset_key BIGINT NOT NULL DEFAULT 0,
    -- Raised by every edit; a form that was opened before it is refused.
    version BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (account_id, email_key),
    UNIQUE (account_id, number)
);
CREATE INDEX customers_by_name ON customers (account_id, name_key, id);
CREATE INDEX customers_by_sign_in ON customers (account_id, sign_in_key, id);
CREATE INDEX customers_by_reset ON customers (account_id, reset_key, id);
CREATE INDEX customers_by_state ON customers (account_id, state, name_key, id);
CREATE INDEX customers_by_search ON customers (account_id, search_key);
CREATE INDEX customers_locked ON customers (account_id, locked_until) WHERE locked_until IS NOT NULL;
CREATE INDEX customers_reset_required ON customers (account_id, name_key) WHERE reset_required_at IS NOT NULL;

CREATE TABLE addresses (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id BIGINT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL,
    extra TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL,
    region TEXT NOT NULL DEFAULT '',
    -- ISO 3166-1 alpha-2.
    country TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '',
    is_default BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX addresses_by_customer ON addresses (customer_id);

-- What a browser or storefront holds for a signed-in customer; only the token's hash is stored.
CREATE TABLE access_tokens (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    customer_id BIGINT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX access_tokens_open ON access_tokens (customer_id) WHERE ended_at IS NULL;
