-- What a shop tells of a customer's orders: enough to know somebody by, and to list them.
CREATE TABLE orders (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id BIGINT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    -- The shop's own.
    number TEXT NOT NULL,
    placed_at TIMESTAMP NOT NULL,
    status TEXT NOT NULL,
    -- The status as it is compared (orders::status_key).
    status_key TEXT NOT NULL,
    -- A decimal as it was sent: nothing is calculated with it, and no digit is lost.
    total TEXT NOT NULL,
    -- ISO 4217.
    currency TEXT NOT NULL,
    UNIQUE (customer_id, number)
);
CREATE INDEX orders_by_customer ON orders (customer_id, placed_at, id);
