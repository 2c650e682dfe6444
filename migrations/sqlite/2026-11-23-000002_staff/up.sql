-- People of the backoffice.
CREATE TABLE staff (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    -- '' follows the browser.
    locale TEXT NOT NULL DEFAULT '' CHECK (locale IN ('', 'en', 'de')),
    theme TEXT NOT NULL DEFAULT 'auto' CHECK (theme IN ('auto', 'light', 'dark')),
    -- Whether /, ?, j and k do something by themselves (WCAG 2.1.4).
    single_keys BOOLEAN NOT NULL DEFAULT TRUE,
    -- Raised when every session of this person must end; a session carries the value it began with.
    session_epoch BIGINT NOT NULL DEFAULT 0,
    disabled_at TIMESTAMP,
    last_sign_in_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE staff_roles (
    staff_id BIGINT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'support', 'editor')),
    PRIMARY KEY (staff_id, account_id)
);
CREATE INDEX staff_roles_by_account ON staff_roles (account_id);

-- Signed-in browsers. The cookie's value is never stored, only its SHA-256.
CREATE TABLE staff_sessions (
    key_hash TEXT NOT NULL PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL
);
CREATE INDEX staff_sessions_by_staff ON staff_sessions (staff_id);

-- Wrong passwords, counted per subject (a keyed hash of scope and address, so that unknown
-- addresses are counted too) and per network it came from ('' counts all of them).
CREATE TABLE sign_in_failures (
    subject TEXT NOT NULL,
    network TEXT NOT NULL,
    failures BIGINT NOT NULL,
    blocked_until TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (subject, network)
);
CREATE INDEX sign_in_failures_by_age ON sign_in_failures (updated_at);
