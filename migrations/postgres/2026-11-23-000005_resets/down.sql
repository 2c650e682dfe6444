DROP TABLE reset_intakes;
DROP TABLE resets;
