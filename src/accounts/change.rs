//! Changing an account's settings.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::{Account, store};
use crate::db::schema::accounts;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// What the form holds, parsed.
#[derive(Clone, Debug, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = accounts)]
pub struct Settings {
    /// As customers know it, and the name of the sender.
    pub name: String,
    /// The sender of its mails.
    pub sender_email: String,
    /// The sender's name; `""` is the account's.
    pub sender_name: String,
    /// Where answers go; `""` is the support address.
    pub reply_to_email: String,
    /// May be `""`.
    pub reply_to_name: String,
    /// Where customers can ask, and where answers go; may be `""`.
    pub support_email: String,
    /// Where links lead when no application is chosen; `""` is Keydesk's hosted page.
    pub default_url: String,
    /// Of customers who have none: a [`Lang`](crate::i18n::Lang).
    pub locale: String,
    /// IANA name.
    pub time_zone: String,
    /// Whether staff must say how they made sure of the caller before a reset.
    pub identity_check_required: bool,
    /// One a line; `""` is Keydesk's.
    pub identity_checks: String,
    /// 10 to 1,440.
    pub reset_minutes: i32,
    /// 1 to 30.
    pub invite_days: i32,
    /// 1 to 1,008, which are six weeks.
    pub sign_in_hours: i32,
    /// 8 to 64.
    pub password_minimum: i32,
    /// One a line.
    pub blocked_words: String,
    /// Whether people need a second factor to work here.
    pub second_factor_required: bool,
    /// 0 to 3,650; 0 is for ever.
    pub message_days: i32,
    /// 0 to 3,650; 0 is for ever.
    pub event_days: i32,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Somebody saved the settings in the meantime.
    #[error("changed by somebody else")]
    Changed,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Changes the settings of an account that was read at `version`; `false` when they are so already.
///
/// # Errors
/// [`Refused`].
pub fn change(
    conn: &mut Conn,
    account: &Account,
    wanted: &Settings,
    version: i64,
    by: &By,
    now: Time,
) -> Result<bool, Refused> {
    let before = Settings::of(&store::find(conn, account.id)?.ok_or(Refused::Changed)?);
    let data = differences(&before, wanted);
    if before == *wanted || is_nothing(&data) {
        return Ok(false);
    }
    let changed = diesel::update(accounts::table.find(account.id).filter(accounts::version.eq(version)))
        .set((wanted, accounts::version.eq(version + 1)))
        .execute(conn)
        .map_err(db::Failure::from)?;
    if changed == 0 {
        return Err(Refused::Changed);
    }
    events::record(conn, account.id, None, Kind::SettingsChanged, &data, by, now)?;
    Ok(true)
}

/// What differs, by its name in the log; of the blocked words those that went and those that came.
#[must_use]
pub fn differences(before: &Settings, after: &Settings) -> Value {
    let went = words_without(&before.blocked_words, &after.blocked_words);
    let came = words_without(&after.blocked_words, &before.blocked_words);
    events::differences(&facts(before, &went), &facts(after, &came))
}

/// Those of these words that are not among the others.
#[must_use]
pub fn words_without(words: &str, others: &str) -> String {
    let others: Vec<&str> = others.lines().collect();
    words.lines().filter(|word| !others.contains(word)).collect::<Vec<_>>().join(", ")
}

/// The same words in another order are the same settings.
#[must_use]
pub fn is_nothing(differences: &Value) -> bool {
    differences.get("before").and_then(Value::as_object).is_none_or(serde_json::Map::is_empty)
}

impl Settings {
    /// The name that mails come from.
    #[must_use]
    pub fn sender(&self) -> &str {
        if self.sender_name.is_empty() { &self.name } else { &self.sender_name }
    }

    /// Those of an account.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        Self {
            name: account.name.clone(),
            sender_email: account.sender_email.clone(),
            sender_name: account.sender_name.clone(),
            reply_to_email: account.reply_to_email.clone(),
            reply_to_name: account.reply_to_name.clone(),
            support_email: account.support_email.clone(),
            default_url: account.default_url.clone(),
            locale: account.locale.clone(),
            time_zone: account.time_zone.clone(),
            identity_check_required: account.identity_check_required,
            identity_checks: account.identity_checks.clone(),
            reset_minutes: account.reset_minutes,
            invite_days: account.invite_days,
            sign_in_hours: account.sign_in_hours,
            password_minimum: account.password_minimum,
            blocked_words: account.blocked_words.clone(),
            second_factor_required: account.second_factor_required,
            message_days: account.message_days,
            event_days: account.event_days,
        }
    }
}

fn facts(settings: &Settings, blocked_words: &str) -> Value {
    json!({
        "name": settings.name, "sender": settings.sender_email, "support": settings.support_email,
        "sender_name": settings.sender_name, "reply_to": settings.reply_to_email, "reply_to_name": settings.reply_to_name,
        "default_url": settings.default_url, "locale": settings.locale, "time_zone": settings.time_zone,
        "identity_check": settings.identity_check_required, "identity_checks": settings.identity_checks, "reset_minutes": settings.reset_minutes,
        "invite_days": settings.invite_days, "sign_in_hours": settings.sign_in_hours, "password_minimum": settings.password_minimum,
        "blocked_words": blocked_words,
        "second_factor": settings.second_factor_required, "message_days": settings.message_days,
        "event_days": settings.event_days,
    })
}
