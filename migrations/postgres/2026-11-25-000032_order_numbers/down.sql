DROP INDEX orders_by_number;
