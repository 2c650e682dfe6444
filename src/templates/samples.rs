//! Made-up facts, to look at a template with.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::Place;
use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::config::PublicUrl;
use crate::db::types::Time;
use crate::notifications::facts;

/// Where the links of previews and tests lead: nowhere.
pub const DEAD_TOKEN: &str = "this-is-only-a-sample";

/// Somebody who might be a customer.
#[must_use]
pub fn anna() -> Value {
    json!({ "first_name": "Anna", "last_name": "Kowalska", "name": "Anna Kowalska", "email": "anna@example.com" })
}

/// Facts for these mails about `customer`.
#[must_use]
pub fn facts(
    account: &Account,
    brand: &Brand,
    place: Place,
    customer: Value,
    public_url: &PublicUrl,
    now: Time,
) -> Value {
    let words = place.locale.words();
    let zone = crate::i18n::time::zone(&account.time_zone);
    let lifetime = TimeDelta::minutes(account.reset_minutes.into());
    let mut facts = json!({
        "shop": facts::shop(account, brand, public_url),
        "link": {
            "valid_until": words.moment_in_full(now + lifetime, zone),
            "lifetime": words.length(lifetime),
        },
        "asked_by_staff": true,
        "change": {
            "at": words.moment_in_full(now, zone),
            "source": "192.0.2.17",
            "old_email": customer.get("email"),
            "new_email_masked": crate::email::masked("anna.new@example.com"),
        },
    });
    if let Some(fields) = facts.as_object_mut() {
        fields.insert("customer".into(), customer);
    }
    facts
}

/// A link that shows how one looks and works for nobody.
#[must_use]
pub fn dead_link(account: &Account, public_url: &PublicUrl) -> String {
    format!("{}?token={DEAD_TOKEN}", public_url.hosted(account.id, "password"))
}
