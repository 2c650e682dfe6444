-- The mails to an address that is nobody's any more.
CREATE INDEX messages_by_recipient ON messages (account_id, lower(recipient), id);
