-- The name of a host whose requests are this application's, in lower case and ASCII; NULL is none.
ALTER TABLE applications ADD COLUMN api_host TEXT COLLATE "C";
CREATE UNIQUE INDEX applications_by_api_host ON applications (api_host);
