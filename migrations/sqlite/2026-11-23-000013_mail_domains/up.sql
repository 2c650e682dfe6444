-- Domains, one a line, to which this application's mails may leave; empty: to all.
ALTER TABLE applications ADD COLUMN mail_domains TEXT NOT NULL DEFAULT '';
