//! A customer: a person who signs in to the merchant's storefront.

pub mod address_book;
pub mod change_address;
pub mod change_password;
pub mod countries;
pub mod create;
pub mod edit;
pub mod edit_with_password;
pub mod erase;
pub mod fields;
pub mod list;
pub mod new_password;
pub mod pages;
pub mod register;
pub mod search;
pub mod sign_in;
pub mod sign_in_by_token;
pub mod store;
pub mod switch;

use diesel::prelude::*;

use crate::accounts::AccountId;
use crate::db::schema::{addresses, customers};
use crate::db::types::Time;

crate::id! {
    /// Names a customer; unique in the installation.
    CustomerId
}

crate::id! {
    /// Names a postal address.
    AddressId
}

crate::words! {
    /// Whether a customer can sign in at all.
    State {
        /// Has never set a password.
        Invited = "invited",
        /// Can sign in.
        Active = "active",
        /// Switched off by staff.
        Disabled = "disabled",
    }
}

/// A person who signs in to the shop.
#[derive(Clone, Debug, Queryable, Selectable)]
pub struct Customer {
    /// In links and URLs.
    pub id: CustomerId,
    /// Whose.
    pub account_id: AccountId,
    /// The shop's own number for the customer.
    pub number: Option<String>,
    /// May be `""`.
    pub first_name: String,
    /// May be `""`.
    pub last_name: String,
    /// As typed.
    pub email: String,
    /// As compared ([`crate::email::Email::key`]).
    pub email_key: String,
    /// As typed; may be `""`.
    pub phone: String,
    /// Language; `""` is the account's.
    pub locale: String,
    /// IANA name; `""` is the account's.
    pub time_zone: String,
    /// See [`State`].
    pub state: State,
    /// When the address was proved to be theirs.
    pub address_confirmed_at: Option<Time>,
    /// Since when the old password no longer works, until a reset.
    pub reset_required_at: Option<Time>,
    /// Until when signing in is refused after wrong passwords.
    pub locked_until: Option<Time>,
    /// Wrong passwords in a row.
    pub failed_sign_ins: i64,
    /// PHC string.
    pub password_hash: Option<String>,
    /// When it was set.
    pub password_changed_at: Option<Time>,
    /// Last time.
    pub last_sign_in_at: Option<Time>,
    /// When a reset was last asked for.
    pub last_reset_at: Option<Time>,
    /// May be `""`.
    pub company: String,
    /// Raised by every edit.
    pub version: i64,
    /// When the customer was added.
    pub created_at: Time,
}

impl Customer {
    /// First and last name, or `""`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// What to call them: the name, else the address.
    #[must_use]
    pub fn display_name(&self) -> String {
        Some(self.name()).filter(|name| !name.is_empty()).unwrap_or_else(|| self.email.clone())
    }

    /// Until when they are locked, if they are.
    #[must_use]
    pub fn lock(&self, now: Time) -> Option<Time> {
        self.locked_until.filter(|until| *until > now)
    }

    /// What may be sent to them: a reset only to active customers, an invite only to those who
    /// have never set a password, a confirmation to those whose address is not confirmed.
    #[must_use]
    pub fn may_get(&self, purpose: crate::resets::Purpose) -> bool {
        match purpose {
            crate::resets::Purpose::Reset => self.state == State::Active,
            crate::resets::Purpose::Invite => self.state == State::Invited,
            crate::resets::Purpose::Confirm => self.state == State::Active && self.address_confirmed_at.is_none(),
        }
    }

    /// The password hash to check a sign-in against: none unless signing in is possible.
    #[must_use]
    pub fn usable_password(&self) -> Option<String> {
        let usable = self.state == State::Active && self.reset_required_at.is_none();
        self.password_hash.clone().filter(|_| usable)
    }
}

impl Address {
    /// To whom.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// Street and town.
    #[must_use]
    pub fn in_one_line(&self) -> String {
        format!("{}, {} {}", self.street, self.postal_code, self.city)
    }

    /// As on a parcel, one line each.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let town = format!("{} {}", self.postal_code, self.city);
        let parts =
            [&self.name(), &self.company, &self.street, &self.extra, &town, &self.region, &self.country, &self.phone];
        parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    }
}

/// A postal address of a customer.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = addresses)]
pub struct Address {
    /// For storefronts.
    pub id: AddressId,
    /// What the customer calls it; may be `""`.
    pub label: String,
    /// To whom.
    pub first_name: String,
    /// May be `""`.
    pub last_name: String,
    /// May be `""`.
    pub company: String,
    /// Street and number.
    pub street: String,
    /// Second line; may be `""`.
    pub extra: String,
    /// In the country's form.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// State or province; may be `""`.
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
