ALTER TABLE applications DROP COLUMN mail_domains;
