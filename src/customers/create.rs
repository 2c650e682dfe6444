//! Adding a customer.

use diesel::prelude::*;
use serde_json::json;

use super::{AddressId, CustomerId, State, search};
use crate::accounts::AccountId;
use crate::db::schema::{addresses, customers};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, By, Kind};

/// What a customer begins with.
#[derive(Clone, Debug)]
pub struct NewCustomer {
    /// Where mail goes.
    pub email: Email,
    /// May be `""`.
    pub first_name: String,
    /// May be `""`.
    pub last_name: String,
    /// May be `""`.
    pub phone: String,
    /// May be `""`.
    pub company: String,
    /// The shop's own number.
    pub number: Option<String>,
    /// Language; `""` is the account's.
    pub locale: String,
    /// IANA name; `""` is the account's.
    pub time_zone: String,
}

/// A postal address to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Insertable, AsChangeset)]
#[diesel(table_name = addresses)]
pub struct NewAddress {
    /// See [`super::Address`], also for the others.
    pub label: String,
    /// To whom.
    pub first_name: String,
    /// May be `""`.
    pub last_name: String,
    /// May be `""`.
    pub company: String,
    /// Street and number.
    pub street: String,
    /// May be `""`.
    pub extra: String,
    /// In the country's form.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// May be `""`.
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// May be `""`.
    pub phone: String,
    /// Parcels go there unless another is chosen.
    pub is_default: bool,
    /// And bills.
    pub is_default_billing: bool,
}

/// What an address that a storefront sends cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// [`NewAddress::first_name`].
    FirstName,
    /// [`NewAddress::last_name`].
    LastName,
    /// [`NewAddress::street`].
    Street,
    /// [`NewAddress::city`].
    City,
    /// [`NewAddress::country`].
    Country,
}

impl NewAddress {
    /// What is missing of an address that was `before`, or empty if it is new. One that was brought
    /// in without names may go on so.
    pub fn missing(&self, before: &Self) -> impl Iterator<Item = Needed> {
        let is_new = *before == Self::default();
        let name = |name: &str, before: &str| name.is_empty() && (is_new || !before.is_empty());
        [
            (Needed::FirstName, name(&self.first_name, &before.first_name)),
            (Needed::LastName, name(&self.last_name, &before.last_name)),
            (Needed::Street, self.street.is_empty()),
            (Needed::City, self.city.is_empty()),
            (Needed::Country, self.country.is_empty()),
        ]
        .into_iter()
        .filter_map(|(part, is_missing)| is_missing.then_some(part))
    }
}

impl From<super::Address> for NewAddress {
    fn from(there: super::Address) -> Self {
        Self {
            label: there.label,
            first_name: there.first_name,
            last_name: there.last_name,
            company: there.company,
            street: there.street,
            extra: there.extra,
            postal_code: there.postal_code,
            city: there.city,
            region: there.region,
            country: there.country,
            phone: there.phone,
            is_default: there.is_default,
            is_default_billing: there.is_default_billing,
        }
    }
}

/// Adds a customer, who has no password yet.
///
/// # Errors
/// The database's; a taken address or number is a duplicate.
pub fn create(
    conn: &mut Conn,
    account: AccountId,
    new: &NewCustomer,
    postal: &[NewAddress],
    by: &By,
    now: Time,
) -> db::Result<CustomerId> {
    let id: CustomerId = diesel::insert_into(customers::table)
        .values((
            customers::account_id.eq(account),
            customers::number.eq(&new.number),
            customers::first_name.eq(&new.first_name),
            customers::last_name.eq(&new.last_name),
            customers::email.eq(new.email.typed()),
            customers::email_key.eq(new.email.key()),
            customers::phone.eq(&new.phone),
            customers::company.eq(&new.company),
            customers::locale.eq(&new.locale),
            customers::time_zone.eq(&new.time_zone),
            customers::state.eq(State::Invited),
            customers::search_key.eq(""), // holds the id, which is not known yet
            customers::name_key.eq(search::name_key(&new.first_name, &new.last_name, new.email.key())),
            customers::created_at.eq(now),
        ))
        .returning(customers::id)
        .get_result(conn)?;
    let key =
        search::search_key(id, [&new.first_name, &new.last_name], new.email.key(), &new.phone, new.number.as_deref());
    diesel::update(customers::table.find(id)).set(customers::search_key.eq(key)).execute(conn)?;
    // One is the default for parcels and one for bills: the first that says so, else the first.
    let parcels = postal.iter().position(|address| address.is_default).unwrap_or(0);
    let bills = postal.iter().position(|address| address.is_default_billing).unwrap_or(0);
    for (n, address) in postal.iter().enumerate() {
        let defaults = NewAddress { is_default: n == parcels, is_default_billing: n == bills, ..address.clone() };
        add_address(conn, id, &defaults)?;
    }
    events::record(conn, account, Some(id), Kind::CustomerCreated, &json!({}), by, now)?;
    Ok(id)
}

pub(super) fn add_address(conn: &mut Conn, customer: CustomerId, new: &NewAddress) -> db::Result<AddressId> {
    Ok(diesel::insert_into(addresses::table)
        .values((addresses::customer_id.eq(customer), new))
        .returning(addresses::id)
        .get_result(conn)?)
}
