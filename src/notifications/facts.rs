//! What a mail's template is filled with. Everything but the token: that is put in only when the
//! mail is handed over, and stored nowhere.

use chrono_tz::Tz;
use serde_json::{Value, json};
use url::Url;

use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::config::PublicUrl;
use crate::customers::Customer;
use crate::db::types::Time;
use crate::email::masked;
use crate::i18n::{Lang, time};
use crate::resets::Reset;

/// The language in which a customer is told something.
#[must_use]
pub fn language(account: &Account, customer: &Customer) -> Lang {
    Lang::for_customers([&customer.locale, &account.locale])
}

/// A customer who has no language of their own, taken to speak this one.
#[must_use]
pub fn speaking(customer: Customer, lang: Option<Lang>) -> Customer {
    match lang.filter(|_| customer.locale.is_empty()) {
        Some(lang) => Customer { locale: lang.word().to_owned(), ..customer },
        None => customer,
    }
}

/// The zone in which a customer is told times.
#[must_use]
pub fn zone(account: &Account, customer: &Customer) -> Tz {
    time::zone(if customer.time_zone.is_empty() { &account.time_zone } else { &customer.time_zone })
}

/// For a mail with a link.
#[must_use]
pub fn link(account: &Account, brand: &Brand, customer: &Customer, reset: &Reset, public_url: &PublicUrl) -> Value {
    let words = language(account, customer).words();
    let link = json!({
        "valid_until": words.moment_in_full(reset.expires_at, zone(account, customer)),
        "lifetime": words.length(reset.expires_at - reset.requested_at),
    });
    let more = [("link", link), ("asked_by_staff", json!(reset.staff_id.is_some()))];
    with_base(account, brand, customer, public_url, reset.requested_at, more)
}

/// For the mail after something was done to an account, with when and from where: a password was set, it
/// was erased.
#[must_use]
pub fn done(
    account: &Account,
    brand: &Brand,
    customer: &Customer,
    public_url: &PublicUrl,
    source: &str,
    now: Time,
) -> Value {
    let words = language(account, customer).words();
    let change = json!({ "at": words.moment_in_full(now, zone(account, customer)), "source": source });
    with_base(account, brand, customer, public_url, now, [("change", change)])
}

/// For the mail to the address that is no longer used. The new one is masked: whoever reads the
/// old one's mail need not be the customer.
#[must_use]
pub fn address_changed(account: &Account, before: &Customer, new: &str, public_url: &PublicUrl, now: Time) -> Value {
    let words = language(account, before).words();
    let change = json!({
        "at": words.moment_in_full(now, zone(account, before)),
        "old_email": before.email,
        "new_email_masked": masked(new),
    });
    with_base(account, &Brand::of_account(account), before, public_url, now, [("change", change)])
}

/// What every mail may say, and these.
fn with_base<const N: usize>(
    account: &Account,
    brand: &Brand,
    customer: &Customer,
    public_url: &PublicUrl,
    now: Time,
    more: [(&str, Value); N],
) -> Value {
    let mut facts = json!({
        "customer": person(customer),
        "shop": shop(account, brand, public_url),
        "now": time::with_offset(now, zone(account, customer)),
        "language": language(account, customer),
    });
    if let Some(fields) = facts.as_object_mut() {
        fields.extend(more.map(|(name, value)| (name.to_owned(), value)));
    }
    facts
}

/// What mails may say of a customer.
#[must_use]
pub fn person(customer: &Customer) -> Value {
    json!({
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "name": customer.name(),
        "email": customer.email,
    })
}

/// The front page of the storefront whose mail it is, as far as its endpoint tells; else Keydesk's own page.
fn shop_url(account: &Account, brand: &Brand, public_url: &PublicUrl) -> String {
    let of = |endpoint: &str| Some(Url::parse(endpoint).ok()?.origin().ascii_serialization() + "/");
    of(&brand.endpoint)
        .or_else(|| of(&account.default_url))
        .unwrap_or_else(|| public_url.hosted(account.id, &format!("sign-in{}", brand.query())))
}

/// What mails may say of the shop, and how it looks.
#[must_use]
pub fn shop(account: &Account, brand: &Brand, public_url: &PublicUrl) -> Value {
    let logo = brand.logo.as_ref();
    let app = brand.query();
    json!({
        "name": brand.name,
        "email": brand.support_email,
        "url": shop_url(account, brand, public_url),
        "sign_in_url": public_url.hosted(account.id, &format!("sign-in{app}")),
        "forgot_url": public_url.hosted(account.id, &format!("forgot{app}")),
        "email_logo_url": logo.map(|logo| public_url.hosted(account.id, &format!("brand/{}", logo.file()))),
        "email_logo_width": logo.map(|logo| logo.shown().0),
        "email_accent_color": brand.colour.to_string(),
        "email_accent_text": brand.colour.ink().to_string(),
    })
}
