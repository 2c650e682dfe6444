-- Links that one customer may ask for in a day.
ALTER TABLE accounts ADD COLUMN links_a_day INTEGER NOT NULL DEFAULT 5 CHECK (links_a_day BETWEEN 1 AND 20);
-- Links that one visitor may ask for in an hour.
ALTER TABLE accounts ADD COLUMN requests_an_hour INTEGER NOT NULL DEFAULT 20 CHECK (requests_an_hour BETWEEN 5 AND 1000);
-- Links that one API key may have sent in a minute.
ALTER TABLE accounts ADD COLUMN requests_a_minute INTEGER NOT NULL DEFAULT 600 CHECK (requests_a_minute BETWEEN 10 AND 6000);
-- Registrations that one network may try in an hour.
ALTER TABLE accounts ADD COLUMN registrations_an_hour INTEGER NOT NULL DEFAULT 30 CHECK (registrations_an_hour BETWEEN 1 AND 1000);
-- Wrong passwords from one network in an hour, over all customers.
ALTER TABLE accounts ADD COLUMN failures_an_hour INTEGER NOT NULL DEFAULT 300 CHECK (failures_an_hour BETWEEN 20 AND 10000);
