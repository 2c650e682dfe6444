//! Failed sign-ins: growing delays, and an end to guessing.
//!
//! Counted per subject, a keyed hash of what was typed, so that unknown addresses are counted in
//! the same way as known ones, and per network, so that a stranger elsewhere cannot keep a person
//! out. Counted once more per network over all subjects and an hour, so that one password tried on
//! every address comes to an end too. A try is counted before the password is checked and taken back when it was right: a
//! hundred tries at once are a hundred tries.

mod crowd;
mod network;
mod uncounted;

use chrono::TimeDelta;
use diesel::dsl::{case_when, exists};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::crypto::{Keys, hex};
use crate::db::schema::sign_in_failures::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::{all_upserted, hold_all, on_each};

pub use network::Network;
pub use uncounted::{Uncounted, pretend};

/// The failure from which on there is a delay; it begins with a second and doubles.
pub const FREE_TRIES: i64 = 4;
/// The longest delay.
pub const LONGEST_DELAY: TimeDelta = TimeDelta::minutes(15);
/// Failures in a row, from everywhere, after which only a reset or staff help (NIST SP 800-63B).
pub const LIMIT: i64 = 100;
/// Failures from one network in an hour, whoever they are about, unless an account says otherwise; ten times as many from
/// all IPv6 networks of one site. Far above what the people behind one address of an office or a telephone network
/// mistype.
pub const PER_NETWORK: i64 = 300;
/// Counts older than this start again.
const FORGOTTEN: TimeDelta = TimeDelta::hours(24);
/// Counts that are thrown away at once.
const SWEPT: i64 = 50_000;
/// In the place of a network: all of them.
const EVERYWHERE: &str = "";

/// Whose tries are counted.
#[derive(Clone, Debug)]
pub struct Subject {
    /// A keyed hash of who.
    who: String,
    /// One of where they want to sign in: everybody who wants to share it.
    crowd: String,
    /// Failures of one network over all of them in an hour.
    of_network: i64,
}

impl Subject {
    /// What was typed as address by somebody who wants to sign in here (`scope`: `staff`, or an
    /// account's id).
    #[must_use]
    pub fn new(keys: &Keys, scope: &str, typed: &str) -> Self {
        let hash = |purpose, parts: &[&[u8]]| hex(&keys.oldest().mac(purpose, parts));
        Self {
            who: hash("sign-in subject", &[scope.as_bytes(), typed.as_bytes()]),
            crowd: hash("sign-in crowd", &[scope.as_bytes()]),
            of_network: PER_NETWORK,
        }
    }
}

impl Subject {
    /// The same, where so many failures of one network in an hour are allowed, whoever they are about.
    #[must_use]
    pub fn allowing(self, of_network: i64) -> Self {
        Self { of_network, ..self }
    }
}

/// A try that is counted. If it fails, these hold from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Failures in a row, from everywhere, with this one.
    pub failures: i64,
    /// Until when the next try waits, if it does.
    pub wait: Option<Time>,
}

/// The end of a lock that only a reset or staff ends.
#[must_use]
pub fn for_good() -> Time {
    // 9999-12-31, which both databases can hold.
    Time::EPOCH + TimeDelta::seconds(253_402_214_400)
}

/// A row of counts.
#[derive(Insertable)]
#[diesel(table_name = sign_in_failures, treat_none_as_default_value = false)]
struct Row<'a> {
    subject: &'a str,
    network: &'a str,
    failures: i64,
    blocked_until: Time,
    updated_at: Time,
}

impl<'a> Row<'a> {
    fn new(subject: &'a str, network: &'a str, failures: i64, now: Time) -> Self {
        Self { subject, network, failures, blocked_until: Time::EPOCH, updated_at: now }
    }
}

impl Counted {
    /// What most are: nothing was counted before it.
    pub const FIRST: Self = Self { failures: 1, wait: None };
}

/// Counts a try in advance, or refuses it.
///
/// # Errors
/// [`Uncounted`]; then the transaction must fail.
pub fn begin(conn: &mut Conn, subject: &Subject, network: &Network, now: Time) -> Result<Counted, Uncounted> {
    // The rows in this order, here and below, so that nobody waits for who waits for them: the crowd, everywhere, here.
    if !network.is_shared() && !crowd::add_below(conn, subject, network, subject.of_network, now)? {
        return Err(Uncounted::Full);
    }
    let (all, here) = add(conn, subject, network, now)?.ok_or(Uncounted::Paused)?;
    let wait = delay(here).map(|delay| now + delay);
    if let Some(until) = wait {
        block(conn, subject, network.as_str(), until)?;
    }
    let locked = (all >= LIMIT).then(for_good);
    if let Some(until) = locked {
        block(conn, subject, EVERYWHERE, until)?;
    }
    Ok(Counted { failures: all, wait: locked.or(wait) })
}

/// Takes a try back, and those before it: the password was right. Delays of other networks stay.
///
/// # Errors
/// The database's.
pub fn succeeded(conn: &mut Conn, subject: &Subject, network: &Network, now: Time) -> db::Result<()> {
    subtract(conn, subject, network, i64::MAX, now).map(drop)
}

/// Takes a try back that came to nothing, because the server had too much to do. Gives the failures
/// in a row that are left.
///
/// # Errors
/// The database's.
pub fn take_back(conn: &mut Conn, subject: &Subject, network: &Network, now: Time) -> db::Result<i64> {
    subtract(conn, subject, network, 1, now)
}

/// Counts something else that one network may do only so often in an hour; whether it may.
///
/// # Errors
/// The database's.
pub fn allow(conn: &mut Conn, subject: &Subject, network: &Network, most: i64, now: Time) -> db::Result<bool> {
    crowd::add_below(conn, subject, network, most, now)
}

/// Forgets all tries: a reset or staff opened the lock, or it is somebody else who has the address from now on. Gives
/// whether there were any.
///
/// # Errors
/// The database's.
pub fn forget(conn: &mut Conn, subject: &Subject) -> db::Result<bool> {
    let theirs = dsl::sign_in_failures.filter(dsl::subject.eq(&subject.who));
    let counted = diesel::select(exists(theirs.filter(dsl::failures.gt(0)))).get_result(conn)?;
    hold_all!(conn, theirs.order(dsl::network).select(dsl::failures))?; // everywhere first, as in `begin`
    diesel::delete(theirs).execute(conn)?;
    Ok(counted)
}

/// Whether somebody, somewhere, has to wait before the next try.
///
/// # Errors
/// The database's.
pub fn waits(conn: &mut Conn, subject: &Subject, now: Time) -> db::Result<bool> {
    let theirs = dsl::sign_in_failures.filter(dsl::subject.eq(&subject.who).and(dsl::blocked_until.gt(now)));
    Ok(diesel::select(exists(theirs)).get_result(conn)?)
}

/// Locks a subject as after [`LIMIT`] failures.
///
/// # Errors
/// The database's.
pub fn lock(conn: &mut Conn, subject: &Subject, now: Time) -> db::Result<()> {
    let row = Row { blocked_until: for_good(), ..Row::new(&subject.who, EVERYWHERE, LIMIT, now) };
    let changes = (dsl::failures.eq(LIMIT), dsl::blocked_until.eq(for_good()), dsl::updated_at.eq(now));
    on_each!(conn, |conn| diesel::insert_into(dsl::sign_in_failures)
        .values(row)
        .on_conflict((dsl::subject, dsl::network))
        .do_update()
        .set(changes)
        .execute(conn))?;
    Ok(())
}

/// Throws away counts that no longer count; if they are very many, the oldest, and the rest the next time. Holds them
/// first, in the order in which [`begin`] does: the row of everywhere is a subject's first.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    let old = dsl::updated_at.lt(now - FORGOTTEN).and(dsl::blocked_until.lt(now));
    let in_time = dsl::sign_in_failures.filter(old).order(dsl::updated_at).select(dsl::updated_at);
    let last: Option<Time> = in_time.offset(SWEPT).first(conn).optional()?;
    let those = dsl::sign_in_failures.filter(old.and(dsl::updated_at.le(last.unwrap_or(now))));
    hold_all!(conn, those.order((dsl::subject, dsl::network)).select(dsl::failures))?;
    diesel::delete(those).execute(conn)?;
    Ok(())
}

/// Counts one more, and gives how many there are, everywhere and here, unless there is a delay: then this is to be
/// undone. Tries for one subject wait for each other here, so that none is counted twice as the same.
fn add(conn: &mut Conn, subject: &Subject, network: &Network, now: Time) -> db::Result<Option<(i64, i64)>> {
    let is_forgotten = sign_in_failures::updated_at.le(now - FORGOTTEN);
    let failures = case_when(is_forgotten, 1.into_sql::<BigInt>()).otherwise(sign_in_failures::failures + 1);
    let counted = diesel::insert_into(dsl::sign_in_failures)
        .values([EVERYWHERE, network.as_str()].map(|name| Row::new(&subject.who, name, 1, now)))
        .on_conflict((dsl::subject, dsl::network))
        .do_update()
        .set((dsl::failures.eq(failures), dsl::updated_at.eq(now)))
        .returning((dsl::network, dsl::failures, dsl::blocked_until));
    let counted: Vec<(String, i64, Time)> = all_upserted!(conn, counted)?;
    let count = |name| counted.iter().find(|(of, _, until)| of == name && *until <= now).map(|(_, count, _)| *count);
    Ok(count(EVERYWHERE).zip(count(network.as_str())))
}

/// Makes the next try wait.
fn block(conn: &mut Conn, subject: &Subject, network: &str, until: Time) -> db::Result<()> {
    let row = dsl::sign_in_failures.find((&subject.who, network));
    diesel::update(row).set(dsl::blocked_until.eq(until)).execute(conn)?;
    Ok(())
}

/// Takes so many away, with the delays that they made, and one of the crowd; gives how many are left, from everywhere.
/// Whose are all taken away keeps rows in which nothing is counted: for the next try, or for [`sweep`].
fn subtract(conn: &mut Conn, subject: &Subject, network: &Network, most: i64, now: Time) -> db::Result<i64> {
    let hour = crowd::this_hour(subject, now);
    let theirs = [EVERYWHERE, network.as_str()].map(|name| Row::new(&subject.who, name, 0, now));
    let of_the_crowd = crowd::counted(network, 0).map(|(name, _)| Row::new(&hour, name, 0, now));
    let rows: Vec<_> = of_the_crowd.filter(|_| !network.is_shared()).chain(theirs).collect();
    let fewer = case_when(sign_in_failures::subject.eq(&subject.who), most.into_sql::<BigInt>()).otherwise(1);
    let is_more = sign_in_failures::failures.gt(fewer);
    let left = case_when(is_more, sign_in_failures::failures - fewer).otherwise(0);
    let counted = diesel::insert_into(dsl::sign_in_failures)
        .values(rows)
        .on_conflict((dsl::subject, dsl::network))
        .do_update()
        .set((dsl::failures.eq(left), dsl::blocked_until.eq(Time::EPOCH)))
        .returning((dsl::network, dsl::failures));
    let counted: Vec<(String, i64)> = all_upserted!(conn, counted)?;
    Ok(counted.iter().find(|(name, _)| name == EVERYWHERE).map_or(0, |(_, left)| *left))
}

fn delay(failures: i64) -> Option<TimeDelta> {
    let doublings = failures - FREE_TRIES - 1;
    let seconds = |doublings| 1i64.checked_shl(u32::try_from(doublings).ok()?).filter(|s| *s > 0);
    (doublings >= 0).then(|| {
        let delay = seconds(doublings.min(20)).map_or(LONGEST_DELAY, TimeDelta::seconds);
        delay.min(LONGEST_DELAY)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_new_secret_in_front_of_the_old_one_opens_no_lock() {
        let who = |secrets: &str| Subject::new(&Keys::parse(secrets).unwrap(), "1", "carla@example.com").who;
        let (old, new) = ("an old secret that is long enough by far", "a newer secret that is long enough by far");
        assert_eq!(who(&format!("{new},{old}")), who(old));
        assert_ne!(who(new), who(old));
    }

    #[test]
    fn delays_double_from_the_fifth_failure_to_a_quarter_of_an_hour() {
        let seconds = |failures| delay(failures).map(|delay| delay.num_seconds());
        assert_eq!(seconds(4), None);
        assert_eq!([5, 6, 7, 14].map(seconds), [Some(1), Some(2), Some(4), Some(512)]);
        assert_eq!([15, 40, 5_000].map(seconds), [Some(900); 3]);
    }
}
