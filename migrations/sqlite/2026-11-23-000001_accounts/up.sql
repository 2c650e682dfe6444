-- A merchant's shop. Everything else belongs to exactly one.
CREATE TABLE accounts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    -- Where links lead when no application is chosen; empty means Keydesk's own hosted page.
    default_url TEXT NOT NULL DEFAULT '',
    locale TEXT NOT NULL DEFAULT 'en',
    time_zone TEXT NOT NULL DEFAULT 'UTC',
    support_email TEXT NOT NULL DEFAULT '',
    -- The sender of this account's mail.
    sender_email TEXT NOT NULL,
    identity_check_required BOOLEAN NOT NULL DEFAULT TRUE,
    reset_minutes INTEGER NOT NULL DEFAULT 60 CHECK (reset_minutes BETWEEN 10 AND 1440),
    invite_days INTEGER NOT NULL DEFAULT 7 CHECK (invite_days BETWEEN 1 AND 30),
    created_at TIMESTAMP NOT NULL
);
