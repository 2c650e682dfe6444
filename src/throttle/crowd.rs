//! Tries from one network over all subjects, in a row for each hour of the clock; of IPv6 also those from one site.

use diesel::prelude::*;

use super::{Network, Row, Subject};
use crate::db::schema::sign_in_failures::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn, prepared};
use crate::on_each;

/// As many networks' worth may come from one site.
const NETWORKS_A_SITE: i64 = 10;

/// Where tries from there count, each with how many it may have. The wide one is first: when it is full, whoever floods
/// from one network of it after the other leaves no rows behind.
pub(super) fn counted(network: &Network, most: i64) -> impl Iterator<Item = (&str, i64)> {
    let site = network.site().map(|site| (site, most.saturating_mul(NETWORKS_A_SITE)));
    site.into_iter().chain(std::iter::once((network.as_str(), most)))
}

/// Names the row of this hour.
pub(super) fn this_hour(subject: &Subject, now: Time) -> String {
    format!("{}-{}", subject.crowd, now.unix() / 3_600)
}

/// Counts one, if there were fewer than so many in this hour; whether it did. What a network is refused does not use up
/// what its neighbours have.
pub(super) fn add_below(
    conn: &mut Conn,
    subject: &Subject,
    network: &Network,
    most: i64,
    now: Time,
) -> db::Result<bool> {
    let hour = this_hour(subject, now);
    let mut counted_already = None;
    for (name, most) in counted(network, most) {
        if !add(conn, &hour, name, most, now)? {
            if let Some(wider) = counted_already {
                let row = dsl::sign_in_failures.find((&hour, wider));
                diesel::update(row).set(dsl::failures.eq(dsl::failures - 1)).execute(conn)?;
            }
            return Ok(false);
        }
        counted_already = Some(name);
    }
    Ok(true)
}

fn add(conn: &mut Conn, hour: &str, network: &str, most: i64, now: Time) -> db::Result<bool> {
    use diesel::query_dsl::methods::FilterDsl as _; // of upserts; of tables it is another's
    let counted = diesel::insert_into(dsl::sign_in_failures)
        .values(Row::new(hour, network, 1, now))
        .on_conflict((dsl::subject, dsl::network))
        .do_update()
        .set((dsl::failures.eq(sign_in_failures::failures + 1), dsl::updated_at.eq(now)))
        .filter(sign_in_failures::failures.lt(most))
        .returning(dsl::failures);
    let now: Option<i64> = on_each!(conn, |conn| prepared(counted).get_result(conn).optional())?;
    Ok(now.is_some())
}
