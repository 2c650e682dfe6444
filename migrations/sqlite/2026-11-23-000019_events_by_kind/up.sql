-- Whether something was told lately is asked often.
CREATE INDEX events_by_kind ON events (account_id, kind, at);
