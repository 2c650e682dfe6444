//! Which lines of the log an address asks for.

use chrono::{Days, NaiveDate, TimeZone};
use serde::Deserialize;

use crate::customers::CustomerId;
use crate::db::types::Time;
use crate::email::Email;
use crate::events::Actor;
use crate::events::list::{Filter, Topic};
use crate::i18n::Words;
use crate::staff::StaffId;
use crate::staff::roles::Right;
use crate::web::{Desk, Problems};

/// What the address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A staff member's id, or a sort of actor.
    pub(super) who: String,
    pub(super) topic: String,
    pub(super) customer: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) before: Option<i64>,
}

/// What of it is no filter: left out, it would show what nobody asked for.
pub(super) fn unreadable(t: Words, asked: &Asked) -> Problems {
    let mut problems = Problems::default();
    let is_who = asked.who.parse::<i64>().is_ok() || asked.who.parse::<Actor>().is_ok();
    for (field, value, is_good) in
        [("who", &asked.who, is_who), ("topic", &asked.topic, asked.topic.parse::<Topic>().is_ok())]
    {
        if !value.is_empty() && !is_good {
            problems.note(field, t.say("log-problem-choice"));
        }
    }
    if !asked.customer.trim().is_empty() && customer(asked).is_none() {
        let words = if address(asked).is_some() { "log-problem-address" } else { "log-problem-customer" };
        problems.note("customer", t.say(words));
    }
    for (field, day) in [("from", &asked.from), ("until", &asked.until)] {
        if !day.is_empty() && day.parse::<NaiveDate>().is_err() {
            problems.note(field, t.say("log-problem-day"));
        }
    }
    let [from, until] = [&asked.from, &asked.until].map(|day| day.parse::<NaiveDate>().ok());
    if from.zip(until).is_some_and(|(from, until)| from > until) {
        problems.note("until", t.say("log-problem-range"));
    }
    problems
}

fn customer(asked: &Asked) -> Option<CustomerId> {
    asked.customer.trim().trim_start_matches('#').parse().ok().map(CustomerId)
}

/// An address in the place of a customer's number.
pub(super) fn address(asked: &Asked) -> Option<Email> {
    asked.customer.trim().parse().ok()
}

/// What is asked for, and no more than may be seen.
pub(super) fn filter(desk: &Desk, asked: &Asked) -> Filter {
    let zone = crate::i18n::time::zone(&desk.account.time_zone);
    // A day as it is counted where the shop is; its begin, or the next one's.
    let midnight = |text: &str, days: u64| {
        let day = text.parse::<NaiveDate>().ok()?.checked_add_days(Days::new(days))?.and_hms_opt(0, 0, 0)?;
        Some(Time::from(zone.from_local_datetime(&day).earliest()?.to_utc()))
    };
    let own = Some(desk.staff.id).filter(|_| !desk.role.may(Right::ViewAudit));
    Filter {
        staff: own.or_else(|| asked.who.parse().ok().map(StaffId)),
        actor: asked.who.parse::<Actor>().ok(),
        topic: asked.topic.parse().ok(),
        customer: customer(asked),
        from: midnight(&asked.from, 0),
        until: midnight(&asked.until, 1),
    }
}

/// The filter as an address has it.
pub(super) fn query(asked: &Asked, before: Option<i64>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let fields = [
        ("who", &asked.who),
        ("topic", &asked.topic),
        ("customer", &asked.customer),
        ("from", &asked.from),
        ("until", &asked.until),
    ];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    if let Some(before) = before {
        query.append_pair("before", &before.to_string());
    }
    query.finish()
}
