-- Whom mails are from and whom answers go to; '' is the shop's name, its support address, and no name.
ALTER TABLE accounts ADD COLUMN sender_name TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN reply_to_email TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN reply_to_name TEXT NOT NULL DEFAULT '';
-- The account's own ways to make sure of a caller, one a line; '' is Keydesk's.
ALTER TABLE accounts ADD COLUMN identity_checks TEXT NOT NULL DEFAULT '';
