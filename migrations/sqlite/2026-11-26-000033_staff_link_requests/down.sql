ALTER TABLE staff_links DROP COLUMN request_id;
