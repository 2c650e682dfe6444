-- The secret of an authenticator app, sealed with a key of the server; null: there is none.
ALTER TABLE staff ADD COLUMN totp_secret TEXT;
-- The step (RFC 6238) of the last code that was taken; none is taken twice.
ALTER TABLE staff ADD COLUMN totp_step BIGINT NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN totp_since TIMESTAMP;
-- Whether people need one to work in this account.
ALTER TABLE accounts ADD COLUMN second_factor_required BOOLEAN NOT NULL DEFAULT FALSE;

-- For who has lost the app. Only a hash is kept; each works once.
CREATE TABLE recovery_codes (
    staff_id BIGINT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    code_hash TEXT COLLATE "C" NOT NULL,
    used_at TIMESTAMP,
    PRIMARY KEY (staff_id, code_hash)
);
