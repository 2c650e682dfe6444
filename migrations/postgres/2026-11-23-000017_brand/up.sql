-- How an application looks to customers; '' is the account's name, Keydesk's colour, the account's address.
ALTER TABLE applications ADD COLUMN brand_name TEXT NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN colour TEXT NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN support_email TEXT NOT NULL DEFAULT '';

CREATE TABLE logos (
    application_id BIGINT NOT NULL PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    -- Names the picture in its address, so that browsers can keep it.
    hash TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'gif', 'webp')),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    content BYTEA NOT NULL
);
CREATE INDEX logos_by_hash ON logos (hash);

-- On whose page somebody asked for a link.
ALTER TABLE reset_intakes ADD COLUMN application_id BIGINT REFERENCES applications (id) ON DELETE SET NULL;
