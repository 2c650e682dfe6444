DROP TABLE misses;
