ALTER TABLE accounts DROP COLUMN failures_an_hour;
ALTER TABLE accounts DROP COLUMN registrations_an_hour;
ALTER TABLE accounts DROP COLUMN requests_a_minute;
ALTER TABLE accounts DROP COLUMN requests_an_hour;
ALTER TABLE accounts DROP COLUMN links_a_day;
