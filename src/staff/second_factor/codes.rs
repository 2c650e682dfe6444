//! Recovery codes: for who has lost the app. 125 bits each, so that a plain hash is enough (ASVS
//! 6.5.2, 6.5.4).

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use crate::crypto::hex;
use crate::db::schema::recovery_codes::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::passwords;
use crate::staff::{StaffId, store};

/// How many a person has.
pub const COUNT: usize = 10;

/// Makes new ones, which make the old ones void. They are shown once.
///
/// # Errors
/// The database's.
pub fn make(conn: &mut Conn, staff: StaffId) -> db::Result<Vec<String>> {
    // Two who make some at once would leave both their tens.
    store::hold(conn, staff)?;
    diesel::delete(dsl::recovery_codes.filter(dsl::staff_id.eq(staff))).execute(conn)?;
    let codes: Vec<String> = std::iter::repeat_with(passwords::generate).take(COUNT).collect();
    let row = |code: &String| (recovery_codes::staff_id.eq(staff), recovery_codes::code_hash.eq(hash(code)));
    for code in &codes {
        diesel::insert_into(recovery_codes::table).values(row(code)).execute(conn)?;
    }
    Ok(codes)
}

/// Uses one up; `false` when it is none of theirs, or was used before.
///
/// # Errors
/// The database's.
pub fn spend(conn: &mut Conn, staff: StaffId, typed: &str, now: Time) -> db::Result<bool> {
    let theirs = dsl::recovery_codes.find((staff, hash(typed))).filter(dsl::used_at.is_null());
    Ok(diesel::update(theirs).set(dsl::used_at.eq(now)).execute(conn)? == 1)
}

/// How many are left.
///
/// # Errors
/// The database's.
pub fn left(conn: &mut Conn, staff: StaffId) -> db::Result<i64> {
    let unused = dsl::staff_id.eq(staff).and(dsl::used_at.is_null());
    Ok(dsl::recovery_codes.filter(unused).count().get_result(conn)?)
}

/// Of what was meant: case, spaces and hyphens are how it is written down.
fn hash(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    hex(&Sha256::digest(plain.as_bytes()))
}
