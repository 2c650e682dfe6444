//! Changing what is known of a customer.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::change_address::change_address;
use super::{Customer, CustomerId, search, store};
use crate::accounts::Account;
use crate::db::schema::customers;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, By, Kind};
use crate::resets::request::LinkMaker;

/// What the form holds, parsed.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Where mail goes from now on.
    pub email: Email,
    /// Trimmed.
    pub first_name: String,
    /// Trimmed.
    pub last_name: String,
    /// Trimmed.
    pub phone: String,
    /// Trimmed.
    pub company: String,
    /// The shop's own number; not empty.
    pub number: Option<String>,
    /// Language; `""` is the account's.
    pub locale: String,
    /// IANA name; `""` is the account's.
    pub time_zone: String,
}

/// What a storefront changes: what is not there stays.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Where mail goes from now on.
    pub email: Option<Email>,
    /// Trimmed, also the others.
    pub first_name: Option<String>,
    /// See there.
    pub last_name: Option<String>,
    /// See there.
    pub phone: Option<String>,
    /// See there.
    pub company: Option<String>,
    /// `""` is none.
    pub number: Option<String>,
    /// Language; `""` is the account's.
    pub locale: Option<String>,
    /// IANA name; `""` is the account's.
    pub time_zone: Option<String>,
}

impl Changes {
    /// What there is then.
    fn of(&self, before: &Customer) -> Option<Wanted> {
        let or = |new: &Option<String>, old: &String| new.as_ref().unwrap_or(old).clone();
        Some(Wanted {
            email: match &self.email {
                Some(email) => email.clone(),
                None => before.email.parse().ok()?,
            },
            first_name: or(&self.first_name, &before.first_name),
            last_name: or(&self.last_name, &before.last_name),
            phone: or(&self.phone, &before.phone),
            company: or(&self.company, &before.company),
            number: match &self.number {
                Some(number) => Some(number.clone()).filter(|number| !number.is_empty()),
                None => before.number.clone(),
            },
            locale: or(&self.locale, &before.locale),
            time_zone: or(&self.time_zone, &before.time_zone),
        })
    }
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not in this account.
    #[error("no such customer")]
    Unknown,
    /// Somebody saved in the meantime.
    #[error("changed by somebody else")]
    Changed,
    /// Another customer of the account has the address.
    #[error("the address is taken")]
    AddressTaken,
    /// Another customer of the account has the number.
    #[error("the number is taken")]
    NumberTaken,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

impl Refused {
    /// What it means once the transaction has ended. While it runs a duplicate is the database's failure: Postgres goes on
    /// with nothing after one, so that nobody may take it for a refusal and commit.
    #[must_use]
    pub fn told(self) -> Self {
        match self {
            Self::Db(failure) if failure.is_duplicate() => Self::AddressTaken, // somebody was quicker
            other => other,
        }
    }
}

/// Changes a customer that was read at `version`. A new address ends open links, is unconfirmed,
/// and the old one is told.
///
/// # Errors
/// [`Refused`].
#[expect(clippy::too_many_arguments, reason = "what is changed, by whom, when, and what the old address is told")]
pub fn edit(
    conn: &mut Conn,
    maker: &LinkMaker,
    account: &Account,
    id: CustomerId,
    version: i64,
    wanted: &Wanted,
    by: &By,
    now: Time,
) -> Result<(), Refused> {
    let before = store::hold(conn, account.id, id)?.ok_or(Refused::Unknown)?;
    if before.version != version {
        return Err(Refused::Changed);
    }
    refuse_taken(conn, &before, wanted)?;
    let fields = changed_fields(&before, wanted);
    let key = search::search_key(
        id,
        [&wanted.first_name, &wanted.last_name],
        wanted.email.key(),
        &wanted.phone,
        wanted.number.as_deref(),
    );
    diesel::update(customers::table.find(id))
        .set((
            customers::first_name.eq(&wanted.first_name),
            customers::last_name.eq(&wanted.last_name),
            customers::phone.eq(&wanted.phone),
            customers::company.eq(&wanted.company),
            customers::number.eq(&wanted.number),
            customers::locale.eq(&wanted.locale),
            customers::time_zone.eq(&wanted.time_zone),
            customers::search_key.eq(key),
            customers::name_key.eq(search::name_key(&wanted.first_name, &wanted.last_name, wanted.email.key())),
            customers::version.eq(version + 1),
        ))
        .execute(conn)
        .map_err(db::Failure::from)?;
    if !fields.is_empty() {
        let mut data = events::differences(&facts_before(&before), &facts_after(wanted));
        if let Some(data) = data.as_object_mut() {
            data.insert("fields".into(), json!(fields));
        }
        events::record(conn, account.id, Some(id), Kind::CustomerEdited, &data, by, now)?;
    }
    Ok(change_address(conn, maker, account, &before, &wanted.email, by, now)?)
}

/// Changes some of it, whoever else did so a moment ago.
///
/// # Errors
/// [`Refused`].
pub fn change(
    conn: &mut Conn,
    maker: &LinkMaker,
    account: &Account,
    id: CustomerId,
    changes: &Changes,
    by: &By,
    now: Time,
) -> Result<Customer, Refused> {
    let before = store::hold(conn, account.id, id)?.ok_or(Refused::Unknown)?;
    let wanted = changes.of(&before).ok_or(Refused::Changed)?;
    edit(conn, maker, account, id, before.version, &wanted, by, now)?;
    store::find(conn, account.id, id)?.ok_or(Refused::Unknown)
}

fn refuse_taken(conn: &mut Conn, before: &Customer, wanted: &Wanted) -> Result<(), Refused> {
    let others =
        || customers::table.filter(customers::account_id.eq(before.account_id).and(customers::id.ne(before.id)));
    let with_address = others().filter(customers::email_key.eq(wanted.email.key())).count().get_result::<i64>(conn);
    if with_address.map_err(db::Failure::from)? > 0 {
        return Err(Refused::AddressTaken);
    }
    let Some(number) = &wanted.number else { return Ok(()) };
    let with_number = others().filter(customers::number.eq(number)).count().get_result::<i64>(conn);
    if with_number.map_err(db::Failure::from)? > 0 { Err(Refused::NumberTaken) } else { Ok(()) }
}

fn changed_fields(before: &Customer, wanted: &Wanted) -> Vec<&'static str> {
    [
        ("first_name", before.first_name != wanted.first_name),
        ("last_name", before.last_name != wanted.last_name),
        ("phone", before.phone != wanted.phone),
        ("company", before.company != wanted.company),
        ("number", before.number != wanted.number),
        ("locale", before.locale != wanted.locale),
        ("time_zone", before.time_zone != wanted.time_zone),
    ]
    .into_iter()
    .filter_map(|(field, changed)| changed.then_some(field))
    .collect()
}

/// What is told of a change; the address is told apart.
fn facts_before(of: &Customer) -> Value {
    json!({
        "first_name": of.first_name, "last_name": of.last_name, "phone": of.phone, "company": of.company,
        "number": of.number, "locale": of.locale, "time_zone": of.time_zone,
    })
}

fn facts_after(of: &Wanted) -> Value {
    json!({
        "first_name": of.first_name, "last_name": of.last_name, "phone": of.phone, "company": of.company,
        "number": of.number, "locale": of.locale, "time_zone": of.time_zone,
    })
}
