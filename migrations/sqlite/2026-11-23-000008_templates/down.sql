ALTER TABLE messages DROP COLUMN letter;
ALTER TABLE messages DROP COLUMN template_version_id;
DROP TABLE template_versions;
DROP TABLE templates;
