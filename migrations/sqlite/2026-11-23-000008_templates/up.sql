-- What an account has made of a notification: in one language, for one application or for all.
CREATE TABLE templates (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    notification TEXT NOT NULL,
    locale TEXT NOT NULL,
    -- NULL is for all applications that have none of their own.
    application_id BIGINT REFERENCES applications (id) ON DELETE CASCADE,
    -- Texts that are worked on (JSON); NULL when nothing is.
    draft TEXT,
    drafted_by BIGINT REFERENCES staff (id) ON DELETE SET NULL,
    drafted_at TIMESTAMP,
    -- The version in force; NULL is the built-in text.
    published BIGINT,
    -- Raised with every change, so that two who edit at once are told.
    version BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX templates_one_each ON templates (account_id, notification, locale, COALESCE(application_id, 0));
CREATE INDEX templates_by_application ON templates (application_id);

-- Everything that was ever in force.
CREATE TABLE template_versions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    template_id BIGINT NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
    -- From 1 in each template.
    number BIGINT NOT NULL,
    -- The texts (JSON).
    source TEXT NOT NULL,
    -- Names the built-in text of that day, so that a change of it can be told.
    built_in TEXT NOT NULL,
    published_by BIGINT REFERENCES staff (id) ON DELETE SET NULL,
    published_at TIMESTAMP NOT NULL,
    -- When a mail could not be made of it for the first time; owners were told then.
    failed_at TIMESTAMP,
    UNIQUE (template_id, number)
);

-- Which version a mail is made of; NULL is the built-in text.
ALTER TABLE messages ADD COLUMN template_version_id BIGINT;
-- A finished mail (JSON) without any secret: a test that an editor sent to themselves.
ALTER TABLE messages ADD COLUMN letter TEXT;
