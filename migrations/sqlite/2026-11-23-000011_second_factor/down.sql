DROP TABLE recovery_codes;
ALTER TABLE accounts DROP COLUMN second_factor_required;
ALTER TABLE staff DROP COLUMN totp_since;
ALTER TABLE staff DROP COLUMN totp_step;
ALTER TABLE staff DROP COLUMN totp_secret;
