-- Names the built-in text of the day on which the draft was saved, as template_versions.built_in does.
ALTER TABLE templates ADD COLUMN draft_built_in TEXT;
