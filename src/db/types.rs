//! Column types that behave the same on both databases.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, SubsecRound, TimeDelta, Utc};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Timestamp;

/// A moment, in UTC, to the microsecond, which is what both databases keep.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Timestamp)]
pub struct Time(NaiveDateTime);

impl Time {
    /// The longest ago that is ever needed.
    pub const EPOCH: Self = Self(DateTime::UNIX_EPOCH.naive_utc());

    /// Seconds since 1970.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0.and_utc().timestamp()
    }

    /// Microseconds since 1970: all of it that is kept.
    #[must_use]
    pub fn micros(self) -> i64 {
        self.0.and_utc().timestamp_micros()
    }

    /// The moment of so many seconds since 1970.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Self {
        Self::EPOCH + TimeDelta::try_seconds(seconds).unwrap_or_default()
    }

    /// For showing it in somebody's zone.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        self.0.and_utc()
    }

    /// The beginning of its day (UTC).
    #[must_use]
    pub fn day(self) -> Self {
        Self::from_unix(self.unix().div_euclid(86_400) * 86_400)
    }

    /// RFC 3339, to the second: what `<time datetime>` wants.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.0.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }
}

impl From<DateTime<Utc>> for Time {
    fn from(time: DateTime<Utc>) -> Self {
        Self(time.naive_utc().trunc_subsecs(6))
    }
}

impl std::ops::Add<TimeDelta> for Time {
    type Output = Self;
    fn add(self, delta: TimeDelta) -> Self {
        Self(self.0.checked_add_signed(delta).unwrap_or(self.0))
    }
}

impl std::ops::Sub<TimeDelta> for Time {
    type Output = Self;
    fn sub(self, delta: TimeDelta) -> Self {
        Self(self.0.checked_sub_signed(delta).unwrap_or(self.0))
    }
}

impl std::ops::Sub for Time {
    type Output = TimeDelta;
    fn sub(self, earlier: Self) -> TimeDelta {
        self.0 - earlier.0
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

impl<DB: Backend> ToSql<Timestamp, DB> for Time
where
    NaiveDateTime: ToSql<Timestamp, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<Timestamp, DB> for Time
where
    NaiveDateTime: FromSql<Timestamp, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        NaiveDateTime::from_sql(bytes).map(Self)
    }
}

/// A number that names a row of one table and cannot be taken for another table's.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<DB: diesel::backend::Backend> diesel::serialize::ToSql<diesel::sql_types::BigInt, DB> for $name
        where
            i64: diesel::serialize::ToSql<diesel::sql_types::BigInt, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                self.0.to_sql(out)
            }
        }

        impl<DB: diesel::backend::Backend> diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB> for $name
        where
            i64: diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                i64::from_sql(bytes).map(Self)
            }
        }
    };
}

/// A closed set of words, stored and spelt in URLs as these.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that is stored.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> std::result::Result<Self, String> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    other => Err(format!("{other:?} is none of: {}", [$($word),+].join(", "))),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl<DB: diesel::backend::Backend> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                self.word().to_sql(out)
            }
        }

        impl<DB: diesel::backend::Backend> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                Ok(String::from_sql(bytes)?.parse()?)
            }
        }
    };
}

/// The first row of a query, held until the transaction ends: whoever else wants to hold or change it
/// waits, and then finds it as it was left. On SQLite the transaction has the only right to write already.
#[macro_export]
macro_rules! held {
    ($conn:expr, $query:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite(conn) => $query.first(conn).optional(),
            $crate::db::Conn::Postgres(conn) => $query.for_no_key_update().first(conn).optional(),
        }
    };
}

/// All rows of a query, held likewise, in its order.
#[macro_export]
macro_rules! all_held {
    ($conn:expr, $query:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite(conn) => $query.load(conn),
            $crate::db::Conn::Postgres(conn) => $query.for_no_key_update().load(conn),
        }
    };
}

/// Holds all rows of a query, in its order, without reading them. On SQLite there is nothing to do.
#[macro_export]
macro_rules! hold_all {
    ($conn:expr, $query:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite(_) => Ok(0),
            $crate::db::Conn::Postgres(conn) => $query.for_no_key_update().execute(conn),
        }
    };
}

/// The same expression for either database, where the common type does not offer it (upserts).
#[macro_export]
macro_rules! on_each {
    ($conn:expr, |$inner:ident| $run:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite($inner) => $run,
            $crate::db::Conn::Postgres($inner) => $run,
        }
    };
}

/// All that an upsert of several rows gives back, on either database. On Postgres its words are kept, as
/// [`prepared`](crate::db::prepared()) does; of SQLite's diesel wants to see the rows itself.
#[macro_export]
macro_rules! all_upserted {
    ($conn:expr, $upsert:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite(conn) => $upsert.load(conn),
            $crate::db::Conn::Postgres(conn) => $crate::db::prepared($upsert).load(conn),
        }
    };
}
