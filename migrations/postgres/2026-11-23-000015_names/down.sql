ALTER TABLE accounts DROP COLUMN identity_checks;
ALTER TABLE accounts DROP COLUMN reply_to_name;
ALTER TABLE accounts DROP COLUMN reply_to_email;
ALTER TABLE accounts DROP COLUMN sender_name;
