-- Links for people of the backoffice: to join an account, or to set a new password. The token is
-- derived from the nonce by the key of that name and never stored.
CREATE TABLE staff_links (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK (purpose IN ('invite', 'reset')),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- Of an invite: where to, and as what. Of a reset: whose sender the mail has, once it is looked up.
    account_id BIGINT REFERENCES accounts (id) ON DELETE CASCADE,
    role TEXT CHECK (role IN ('owner', 'manager', 'support', 'editor')),
    -- Of a reset: whose password, once it is looked up.
    staff_id BIGINT REFERENCES staff (id) ON DELETE CASCADE,
    made_by BIGINT REFERENCES staff (id) ON DELETE SET NULL,
    token_hash TEXT NOT NULL UNIQUE,
    nonce TEXT NOT NULL,
    key_id TEXT NOT NULL,
    -- Network address of who asked.
    source TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    -- When the worker looked the address up; an invite needs no looking up.
    worked_at TIMESTAMP,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    ended_at TIMESTAMP
);
CREATE INDEX staff_links_by_account ON staff_links (account_id, id);
CREATE INDEX staff_links_by_staff ON staff_links (staff_id, id);
CREATE INDEX staff_links_by_source ON staff_links (source, created_at);
CREATE INDEX staff_links_to_work ON staff_links (id) WHERE worked_at IS NULL;
ALTER TABLE messages ADD COLUMN staff_link_id BIGINT REFERENCES staff_links (id) ON DELETE CASCADE;
CREATE INDEX messages_by_staff_link ON messages (staff_link_id, id);
