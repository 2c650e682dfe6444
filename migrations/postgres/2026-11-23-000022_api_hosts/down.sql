DROP INDEX applications_by_api_host;
ALTER TABLE applications DROP COLUMN api_host;
