-- Whoever calls knows the number of an order.
CREATE INDEX orders_by_number ON orders (number, customer_id);
