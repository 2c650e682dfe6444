//! How things look in answers.

use serde_json::{Value, json};

use crate::access_tokens::SignedIn;
use crate::applications::Application;
use crate::customers::{Address, Customer, State};
use crate::orders::Order;

/// A customer. Ids are text, as in that ecosystem.
#[must_use]
pub fn customer(customer: &Customer) -> Value {
    json!({
        "_id": customer.id.to_string(),
        "accountId": customer.account_id.to_string(),
        "customerNumber": customer.number,
        "firstName": customer.first_name,
        "lastName": customer.last_name,
        "email": customer.email,
        "phone": customer.phone,
        "company": customer.company,
        "lang": customer.locale,
        "active": customer.state == State::Active,
        "state": customer.state,
        "emailConfirmed": customer.address_confirmed_at.is_some(),
        "createdAt": customer.created_at.rfc3339(),
        "lastSignInAt": customer.last_sign_in_at.map(crate::db::types::Time::rfc3339),
    })
}

/// A customer who is signed in, with what they hold: `shortToken` is the same, for clients that read it.
#[must_use]
pub fn signed_in(signed_in: &SignedIn) -> Value {
    let token = signed_in.token.reveal();
    json!({
        "customer": customer(&signed_in.customer),
        "token": token,
        "shortToken": token,
        "expiresAt": signed_in.until.rfc3339(),
    })
}

/// A postal address.
#[must_use]
pub fn address(address: &Address) -> Value {
    json!({
        "_id": address.id.to_string(), "label": address.label, "firstName": address.first_name,
        "lastName": address.last_name, "company": address.company, "street": address.street,
        "extra": address.extra, "postalCode": address.postal_code, "city": address.city, "region": address.region,
        "country": address.country, "phone": address.phone, "default": address.is_default,
    })
}

/// An order. The total is text, so that no reader makes a binary fraction of it.
#[must_use]
pub fn order(order: &Order) -> Value {
    json!({
        "number": order.number, "placedAt": order.placed_at.rfc3339(), "status": order.status,
        "total": order.total, "currency": order.currency,
    })
}

/// An application, without any secret.
#[must_use]
pub fn application(application: &Application) -> Value {
    json!({
        "_id": application.id.to_string(),
        "name": application.name,
        "requestEndpoint": application.endpoint,
        "linkFormat": application.link_format,
        "mail": application.mail_mode,
        "createdAt": application.created_at.rfc3339(),
    })
}
