//! What a template of a notification can be filled with, under the names that Shopify uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::liquid::Known;
use crate::notifications::Notification;

/// Every mail has these.
const ALWAYS: [&str; 13] = [
    "customer.first_name",
    "customer.last_name",
    "customer.name",
    "customer.email",
    "shop.name",
    "shop.email",
    "shop.url",
    "shop.sign_in_url",
    "shop.forgot_url",
    "shop.email_logo_url",
    "shop.email_logo_width",
    "shop.email_accent_color",
    "shop.email_accent_text",
];

/// Names of Shopify's customer mails that are empty here, so that a pasted template can go on.
const EMPTY: [&str; 3] = ["custom_message", "email_title", "email_body"];

/// The variables that a notification offers, in the order in which they are shown.
#[must_use]
pub fn of(notification: Notification) -> Vec<&'static str> {
    let own: &[&str] = match notification {
        Notification::StaffNotice => return Vec::new(),
        Notification::Reset => &["customer.reset_password_url", "link.valid_until", "link.lifetime", "asked_by_staff"],
        Notification::Invite => {
            &["customer.account_activation_url", "link.valid_until", "link.lifetime", "asked_by_staff"]
        }
        Notification::ConfirmAddress => &["customer.address_confirmation_url", "link.valid_until", "link.lifetime"],
        Notification::Welcome | Notification::PasswordChanged | Notification::AccountErased => {
            &["change.at", "change.source"]
        }
        Notification::AddressChanged => &["change.at", "change.old_email", "change.new_email_masked"],
    };
    own.iter().chain(&ALWAYS).copied().collect()
}

/// The variable that is the mail's link, if it has one.
#[must_use]
pub fn link(notification: Notification) -> Option<&'static str> {
    of(notification).first().filter(|_| notification.has_link()).copied()
}

/// The same for the check of names.
#[must_use]
pub fn known(notification: Notification) -> Known {
    let mut roots: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in of(notification).into_iter().chain(EMPTY) {
        let (root, field) = name.split_once('.').unwrap_or((name, ""));
        let fields = roots.entry(root.to_owned()).or_default();
        if !field.is_empty() {
            fields.insert(field.to_owned());
        }
    }
    if matches!(notification, Notification::Reset | Notification::Invite) {
        let links = ["reset_password_url", "account_activation_url"].map(str::to_owned);
        roots.entry("customer".to_owned()).or_default().extend(links);
    }
    Known(roots)
}

/// The message that says what a variable is: `variable-customer-first-name`.
#[must_use]
pub fn key(name: &str) -> String {
    format!("variable-{}", name.replace(['.', '_'], "-"))
}
