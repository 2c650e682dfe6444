//! Made-up facts, to look at a template with.

use chrono_tz::Tz;
use serde_json::{Value, json};

use super::Place;
use crate::accounts::Account;
use crate::applications::Application;
use crate::applications::brand::Brand;
use crate::applications::link::{self, MaskedLink, Whom};
use crate::config::PublicUrl;
use crate::customers::{Customer, CustomerId};
use crate::db::types::Time;
use crate::i18n::time;
use crate::notifications::facts;
use crate::resets::{self, Purpose};

/// A customer's number that stands for any.
const NOBODY: CustomerId = CustomerId(4711);
/// Where the links of previews and tests lead: nowhere.
pub const DEAD_TOKEN: &str = "this-is-only-a-sample";

/// Somebody who might be a customer.
#[must_use]
pub fn anna() -> Value {
    json!({ "first_name": "Anna", "last_name": "Kowalska", "name": "Anna Kowalska", "email": "anna@example.com" })
}

/// Whom a made-up mail goes to, and why.
pub struct Sample {
    /// Their number; what else is known of them is in `customer`.
    pub id: CustomerId,
    /// What mails may say of them.
    pub customer: Value,
    /// Where they are.
    pub zone: Tz,
    /// Whether staff asked for the mail, not the customer.
    pub by_staff: bool,
}

impl Sample {
    /// Somebody who might be a customer.
    #[must_use]
    pub fn of_nobody(account: &Account, customer: Value, by_staff: bool) -> Self {
        Self { id: NOBODY, customer, zone: time::zone(&account.time_zone), by_staff }
    }

    /// A mail that staff send to a customer.
    #[must_use]
    pub fn of(account: &Account, customer: &Customer) -> Self {
        let zone = facts::zone(account, customer);
        Self { id: customer.id, customer: facts::person(customer), zone, by_staff: true }
    }

    /// A mail that staff send to [`anna`].
    #[must_use]
    pub fn anna(account: &Account) -> Self {
        Self::of_nobody(account, anna(), true)
    }

    fn whom(&self, account: &Account) -> Whom<'_> {
        let email = self.customer.get("email").and_then(Value::as_str).unwrap_or_default();
        Whom { account: account.id, customer: self.id, email }
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
    let zone = sample.zone;
    let lifetime = place.notification.purpose().unwrap_or(Purpose::Reset).lifetime(account);
    let mut facts = json!({
        "shop": facts::shop(account, brand, public_url),
        "now": time::with_offset(now, zone),
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
    link_for(account, application, place, public_url, &Sample::anna(account))
}

fn link_for(
    account: &Account,
    application: Option<&Application>,
    place: Place,
    public_url: &PublicUrl,
    sample: &Sample,
) -> MaskedLink {
    let purpose = place.notification.purpose().unwrap_or(Purpose::Reset);
    resets::place::Place::of(account, application, purpose, public_url).link(sample.whom(account))
}

/// The same in the mail of a sample, leading nowhere.
#[must_use]
pub fn dead_link(
    account: &Account,
    application: Option<&Application>,
    place: Place,
    public_url: &PublicUrl,
    sample: &Sample,
) -> String {
    link_for(account, application, place, public_url, sample).as_str().replace(link::HOLE, DEAD_TOKEN)
}
