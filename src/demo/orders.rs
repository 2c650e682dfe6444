//! What the shop's own system would have told of orders: the same every time.

use chrono::TimeDelta;

use crate::customers::CustomerId;
use crate::db::types::Time;
use crate::orders::typed::NewOrder;

/// Orders that nobody has more of.
const MOST: i64 = 7;

/// Of a customer who joined so many days ago, the oldest first; of every seventh there are none.
pub fn of(customer: CustomerId, joined_days_ago: i64, now: Time) -> Vec<NewOrder> {
    let (id, days) = (customer.0, joined_days_ago.max(1));
    let count = id * 5 % MOST;
    let order = |n: i64| {
        let ago = days - days * n / count.max(1);
        let status = match (ago, (id + n) % 9) {
            (..=4, _) => "Being packed",
            (5..=12, _) => "Shipped",
            (_, 0) => "Returned",
            _ => "Delivered",
        };
        NewOrder {
            number: format!("SO-{}", 10_000 + id * MOST + n),
            placed_at: Time::from_unix((now - TimeDelta::days(ago) - TimeDelta::minutes(id * 37 % 600)).unix()),
            status: status.into(),
            total: format!("{}.{:02}", 14 + (id * 31 + n * 17) % 240, (id * 7 + n * 35) % 100),
            currency: "EUR".into(),
        }
    };
    (0..count).map(order).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_ordered_before_they_joined_or_after_now() {
        let now = Time::from_unix(1_764_000_000);
        for id in 1..500 {
            let orders = of(CustomerId(id), 900, now);
            let numbers: std::collections::HashSet<_> = orders.iter().map(|order| &order.number).collect();
            assert_eq!(numbers.len(), orders.len());
            for order in &orders {
                assert!(order.placed_at <= now && order.placed_at > now - TimeDelta::days(901), "{order:?}");
                assert!(crate::orders::typed::total(&order.total).is_ok(), "{order:?}");
            }
        }
        assert!(of(CustomerId(7), 900, now).is_empty());
    }
}
