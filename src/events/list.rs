//! The log of an account, newest first: filtered, page by page.

use diesel::prelude::*;

use super::{Actor, Event, Kind};
use crate::accounts::AccountId;
use crate::customers::CustomerId;
use crate::db::schema::{customers, events, staff};
use crate::db::types::Time;
use crate::db::{self, Backend, Conn};
use crate::staff::StaffId;

crate::words! {
    /// What an event is about.
    Topic {
        /// Customers, what was done for and by them.
        Customers = "customers",
        /// Links for passwords.
        Links = "links",
        /// Mails.
        Messages = "messages",
        /// Applications.
        Applications = "applications",
        /// The words of mails.
        Templates = "templates",
        /// People of the backoffice.
        Staff = "staff",
        /// The account itself, and this log.
        Account = "account",
    }
}

impl Topic {
    /// What a kind is about.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        match kind.word().split('.').next() {
            Some("reset" | "invite" | "confirmation" | "link" | "password") => Self::Links,
            Some("message") => Self::Messages,
            Some("application" | "key") => Self::Applications,
            Some("template") => Self::Templates,
            Some("staff") => Self::Staff,
            Some("account" | "log") => Self::Account,
            _ => Self::Customers,
        }
    }

    fn kinds(self) -> Vec<Kind> {
        Kind::ALL.iter().copied().filter(|kind| Self::of(*kind) == self).collect()
    }
}

/// Which lines of the log.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Done by this staff member.
    pub staff: Option<StaffId>,
    /// Done by anybody of that sort.
    pub actor: Option<Actor>,
    /// About this.
    pub topic: Option<Topic>,
    /// Done to this customer.
    pub customer: Option<CustomerId>,
    /// Not before.
    pub from: Option<Time>,
    /// Before.
    pub until: Option<Time>,
}

/// A line of the log, with the names of who did it and to whom.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number.
    pub id: i64,
    /// What happened.
    pub event: Event,
    /// Which staff member did it, and their address: names can be alike, and be changed.
    pub staff: Option<(StaffId, String)>,
    /// To whom, and how they are called.
    pub customer: Option<(CustomerId, String)>,
    /// As in the server's log and on error pages.
    pub request_id: String,
    /// Counts the lines of the account, as `keydesk audit verify` does; none for a second or so.
    pub seal_number: Option<i64>,
    /// When its particulars were erased.
    pub erased_at: Option<Time>,
}

impl Line {
    /// For somebody who may not see customers, not even in what they did when they still might: the
    /// id stays.
    #[must_use]
    pub fn without_customer(self) -> Self {
        let Some((id, _)) = self.customer else { return self };
        let event = Event { data: serde_json::json!({}), ..self.event };
        Self { customer: Some((id, String::new())), event, ..self }
    }
}

#[derive(Queryable)]
struct Row {
    id: i64,
    kind: String,
    actor: Actor,
    staff: Option<StaffId>,
    staff_name: Option<String>,
    staff_email: Option<String>,
    customer: Option<CustomerId>,
    customer_email: Option<String>,
    data: String,
    source: String,
    request_id: String,
    at: Time,
    seal_number: Option<i64>,
    erased_at: Option<Time>,
}

/// Lines of an account's log below `before`, the newest first.
///
/// # Errors
/// The database's.
pub fn page(
    conn: &mut Conn,
    account: AccountId,
    filter: &Filter,
    before: Option<i64>,
    limit: i64,
) -> db::Result<Vec<Line>> {
    let mut query = events::table
        .left_join(staff::table)
        .left_join(customers::table)
        .filter(events::account_id.eq(account))
        .order(events::id.desc())
        .limit(limit)
        .select((
            events::id,
            events::kind,
            events::actor,
            events::staff_id,
            staff::name.nullable(),
            staff::email.nullable(),
            events::customer_id,
            customers::email.nullable(),
            events::data,
            events::source,
            events::request_id,
            events::at,
            events::seal_number,
            events::erased_at,
        ))
        .into_boxed::<Backend>();
    if let Some(before) = before {
        query = query.filter(events::id.lt(before));
    }
    if let Some(id) = filter.staff {
        query = query.filter(events::staff_id.eq(id));
    }
    if let Some(actor) = filter.actor {
        query = query.filter(events::actor.eq(actor));
    }
    if let Some(topic) = filter.topic {
        query = query.filter(events::kind.eq_any(topic.kinds()));
    }
    if let Some(customer) = filter.customer {
        query = query.filter(events::customer_id.eq(customer));
    }
    if let Some(from) = filter.from {
        query = query.filter(events::at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(events::at.lt(until));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().map(line).collect())
}

fn line(row: Row) -> Line {
    let Row { id, actor, staff_name, source, at, request_id, seal_number, erased_at, .. } = row;
    let data = serde_json::from_str(&row.data).unwrap_or_default();
    let event = Event { kind: Kind::stored(&row.kind), actor, staff_name, data, source, at };
    let customer = row.customer.map(|id| (id, row.customer_email.unwrap_or_default()));
    let staff = row.staff.map(|id| (id, row.staff_email.unwrap_or_default()));
    Line { id, event, staff, customer, request_id, seal_number, erased_at }
}
