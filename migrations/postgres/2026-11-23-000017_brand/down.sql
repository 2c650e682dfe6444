ALTER TABLE reset_intakes DROP COLUMN application_id;
DROP TABLE logos;
ALTER TABLE applications DROP COLUMN support_email;
ALTER TABLE applications DROP COLUMN colour;
ALTER TABLE applications DROP COLUMN brand_name;
