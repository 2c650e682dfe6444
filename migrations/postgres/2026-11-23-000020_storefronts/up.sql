-- How long a customer stays signed in at most.
ALTER TABLE accounts ADD COLUMN sign_in_hours INTEGER NOT NULL DEFAULT 12;

-- Storefronts ask for it when somebody registers.
ALTER TABLE customers ADD COLUMN company TEXT NOT NULL DEFAULT '';

-- Storefronts know the two names of an address apart.
ALTER TABLE addresses ADD COLUMN first_name TEXT NOT NULL DEFAULT '';
ALTER TABLE addresses ADD COLUMN last_name TEXT NOT NULL DEFAULT '';
UPDATE addresses SET first_name = name WHERE strpos(name, ' ') = 0;
UPDATE addresses SET first_name = substr(name, 1, strpos(name, ' ') - 1), last_name = substr(name, strpos(name, ' ') + 1) WHERE strpos(name, ' ') > 0;
ALTER TABLE addresses DROP COLUMN name;

-- The page of the storefront that a link is wanted for; '' is the application's endpoint.
ALTER TABLE reset_intakes ADD COLUMN path TEXT NOT NULL DEFAULT '';

-- With which key somebody asked: all of its requests are counted together too.
ALTER TABLE reset_intakes ADD COLUMN api_key_id BIGINT;
CREATE INDEX reset_intakes_by_key ON reset_intakes (api_key_id, asked_at);

-- With these an application vouches for its customers; the secret is sealed, '' is none.
ALTER TABLE applications ADD COLUMN client_id TEXT COLLATE "C";
ALTER TABLE applications ADD COLUMN client_secret TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX applications_by_client ON applications (client_id);

-- Tokens with which it did, so that none is used twice.
CREATE TABLE used_login_tokens (
    application_id BIGINT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    -- SHA-256 of the token's jti.
    jti_hash TEXT COLLATE "C" NOT NULL,
    -- From then on it is refused for its age.
    until TIMESTAMP NOT NULL,
    PRIMARY KEY (application_id, jti_hash)
);
