DROP TABLE access_tokens;
DROP TABLE addresses;
DROP TABLE customers;
