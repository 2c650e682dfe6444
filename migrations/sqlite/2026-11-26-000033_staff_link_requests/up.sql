-- Links are worked on after their request is answered; the log names it all the same.
ALTER TABLE staff_links ADD COLUMN request_id TEXT NOT NULL DEFAULT '';
