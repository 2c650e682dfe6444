//! Made-up facts, to look at a template with.

use serde_json::{Value, json};

use super::Place;
use crate::accounts::Account;
use crate::applications::Application;
use crate::applications::brand::Brand;
use crate::applications::link::{self, MaskedLink, Whom};
use crate::config::PublicUrl;
use crate::customers::CustomerId;
use crate::db::types::Time;
use crate::notifications::facts;
use crate::resets::{self, Purpose};

/// Where the links of previews and tests lead: nowhere.
pub const DEAD_TOKEN: &str = "this-is-only-a-sample";

/// Somebody who might be a customer.
#[must_use]
pub fn anna() -> Value {
    json!({ "first_name": "Anna", "last_name": "Kowalska", "name": "Anna Kowalska", "email": "anna@example.com" })
}

/// Whom a made-up mail goes to, and why.
pub struct Sample {
    /// What is known of them.
    pub customer: Value,
    /// Whether staff asked for the mail, not the customer.
    pub by_staff: bool,
}

impl Sample {
    /// A mail that staff send.
    #[must_use]
    pub fn by_staff(customer: Value) -> Self {
        Self { customer, by_staff: true }
    }
}

/// Facts for these mails.
#[must_use]
pub fn facts(
    account: &Account,
    brand: &Brand,
    place: Place,
    sample: Sample,
    public_url: &PublicUrl,
    now: Time,
) -> Value {
    let words = place.locale.words();
    let zone = crate::i18n::time::zone(&account.time_zone);
    let lifetime = place.notification.purpose().unwrap_or(Purpose::Reset).lifetime(account);
    let mut facts = json!({
        "shop": facts::shop(account, brand, public_url),
        "now": crate::i18n::time::with_offset(now, zone),
        "language": place.locale,
        "link": {
            "valid_until": words.moment_in_full(now + lifetime, zone),
            "lifetime": words.length(lifetime),
        },
        "asked_by_staff": sample.by_staff,
        "change": {
            "at": words.moment_in_full(now, zone),
            "source": "192.0.2.17",
            "old_email": sample.customer.get("email"),
            "new_email_masked": crate::email::masked("anna.new@example.com"),
        },
    });
    if let Some(fields) = facts.as_object_mut() {
        fields.insert("customer".into(), sample.customer);
    }
    facts
}

/// A link of an application, or of none, as these mails carry it, with a hole where the token goes.
#[must_use]
pub fn link(account: &Account, application: Option<&Application>, place: Place, public_url: &PublicUrl) -> MaskedLink {
    let purpose = place.notification.purpose().unwrap_or(Purpose::Reset);
    let whom = Whom { account: account.id, customer: CustomerId(4711), email: "anna@example.com" };
    resets::place::Place::of(account, application, purpose, public_url).link(whom)
}

/// The same, leading nowhere.
#[must_use]
pub fn dead_link(account: &Account, application: Option<&Application>, place: Place, public_url: &PublicUrl) -> String {
    link(account, application, place, public_url).as_str().replace(link::HOLE, DEAD_TOKEN)
}
