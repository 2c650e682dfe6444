DROP INDEX messages_by_staff_link;
ALTER TABLE messages DROP COLUMN staff_link_id;
DROP TABLE staff_links;
