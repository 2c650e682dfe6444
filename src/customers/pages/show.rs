//! The customer page: who it is, how they stand, what helps, and the trace of every link.

use actix_web::web::Path;
use askama::Template;

use super::list::{Badge, badges};
use crate::access_tokens;
use crate::accounts::AccountId;
use crate::customers::{Address, Customer, CustomerId, State, store};
use crate::db;
use crate::events::{self, Event, Kind};
use crate::i18n::Words;
use crate::messages;
use crate::notifications::facts;
use crate::resets::Purpose;
use crate::resets::trace::{self, Line};
use crate::staff::roles::Right;
use crate::throttle;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Error, Result};

/// How many resets and events the page shows.
const RESETS: i64 = 5;
const EVENTS: i64 = 40;

#[derive(Template)]
#[template(path = "customers/show.html")]
struct CustomerPage {
    frame: Frame,
    customer: Customer,
    badges: Vec<Badge>,
    addresses: Vec<Address>,
    open_sign_ins: i64,
    lines: Vec<Line>,
    moments: Vec<Moment>,
    may_help: bool,
    may_edit: bool,
    locked: bool,
    locked_for_good: bool,
    language: String,
    their_time: String,
}

/// An event of the timeline, in words.
struct Moment {
    at: db::types::Time,
    tone: &'static str,
    icon: &'static str,
    what: String,
    who: String,
    detail: String,
}

/// `GET /admin/{account}/customers/{id}`.
///
/// # Errors
/// Without the right, for a customer of another account, or the database's.
pub async fn show(desk: Desk, path: Path<(AccountId, CustomerId)>) -> Result {
    desk.need(Right::ViewCustomers)?;
    let (account, id, now) = (desk.account.id, path.into_inner().1, desk.now());
    let found = desk.keydesk.db.read(move |conn| {
        let Some(customer) = store::find(conn, account, id)? else { return Ok::<_, db::Failure>(None) };
        let addresses = store::addresses(conn, id)?;
        let open = access_tokens::open(conn, id, now)?;
        let resets = crate::resets::store::of_customer(conn, account, id, RESETS)?;
        let ids: Vec<_> = resets.iter().map(|(reset, ..)| reset.id).collect();
        let mails = messages::store::of_resets(conn, account, &ids)?;
        let events = events::store::of_customer(conn, account, id, EVENTS)?;
        Ok(Some((customer, addresses, open, resets, mails, events)))
    });
    let (customer, addresses, open_sign_ins, resets, mails, events) = found.await?.ok_or(Error::NotFound)?;
    let frame = desk.frame(Section::Customers);
    let zone = facts::zone(&frame.account, &customer);
    let scene = trace::Scene { t: frame.t, zone: frame.zone(), now, mail_server: desk.keydesk.mail_server.clone() };
    page(&CustomerPage {
        badges: badges(&customer, now),
        lines: resets.into_iter().map(|row| trace::line(&scene, row, &mails)).collect(),
        moments: events.iter().map(|event| moment(&frame, event)).collect(),
        may_help: frame.may(Right::HelpCustomers),
        may_edit: frame.may(Right::EditCustomers),
        locked: customer.lock(now).is_some(),
        locked_for_good: customer.lock(now).is_some_and(|until| until >= throttle::for_good()),
        language: facts::language(&frame.account, &customer).word().to_owned(),
        their_time: frame.t.moment(now, zone, now),
        addresses,
        open_sign_ins,
        customer,
        frame,
    })
}

fn moment(frame: &Frame, event: &Event) -> Moment {
    let t = frame.t;
    let key = event.kind.word().replace(['.', '_'], "-");
    let gaps = ["before", "after", "count", "ended", "failures", "reason", "application"];
    let text = |gap: &str| match (gap, event.text(gap)) {
        ("reason", reason) if !reason.is_empty() => t.of("drop", reason.replace('_', "-")),
        (_, text) => text,
    };
    let texts: Vec<(&'static str, String)> = gaps.iter().map(|gap| (*gap, text(gap))).collect();
    let gaps: Vec<(&'static str, &dyn std::fmt::Display)> =
        texts.iter().map(|(gap, text)| (*gap, text as &dyn std::fmt::Display)).collect();
    let who = match &event.staff_name {
        Some(name) => name.clone(),
        None => t.say(&format!("actor-{}", event.actor)),
    };
    let note = event.text("note");
    let identity = match event.text("identity") {
        check if check.is_empty() => String::new(),
        check => t.say(&format!("identity-{}", check.replace('_', "-"))),
    };
    let detail = [identity, note, changed_fields(t, event)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let (tone, icon) = look(event.kind);
    Moment { tone, icon, at: event.at, what: t.fill_all(&format!("event-{key}"), &gaps), who, detail }
}

/// The labels of what was edited.
fn changed_fields(t: Words, event: &Event) -> String {
    let fields = event.data.get("fields").and_then(|fields| fields.as_array()).map(Vec::as_slice).unwrap_or_default();
    let label = |field: &str| match field {
        "first_name" => "edit-first-name",
        "last_name" => "edit-last-name",
        "phone" => "edit-phone",
        "number" => "edit-number",
        "locale" => "edit-language",
        _ => "edit-zone",
    };
    fields.iter().filter_map(|field| field.as_str()).map(|field| t.say(label(field))).collect::<Vec<_>>().join(", ")
}

/// The colour and icon of an event.
fn look(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::PasswordSet | Kind::Activated => ("good", "key"),
        Kind::CustomerEnabled => ("good", "user-check"),
        Kind::CustomerUnlocked => ("good", "unlock"),
        Kind::CustomerDisabled => ("bad", "user-x"),
        Kind::LinkWithdrawn => ("attention", "withdraw"),
        Kind::RequestDropped => ("attention", "alert"),
        Kind::AddressChanged => ("attention", "mail"),
        Kind::ResetRequested | Kind::InviteRequested | Kind::LinkSentAgain | Kind::MessageSentAgain => ("info", "send"),
        Kind::SignedIn => ("neutral", "log-in"),
        Kind::SignedOut | Kind::SignedOutEverywhere => ("neutral", "sign-out"),
        Kind::CollectedMailOpened => ("neutral", "mail-open"),
        Kind::CustomerEdited => ("neutral", "edit"),
        Kind::CustomerCreated => ("neutral", "user-plus"),
        _ => ("neutral", "history"),
    }
}

impl CustomerPage {
    /// The phone number as a telephone takes it.
    fn dialled(&self) -> String {
        self.customer.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    fn at(&self, page: &str) -> String {
        self.frame.at(&format!("/customers/{}{page}", self.customer.id))
    }

    fn may_get_reset(&self) -> bool {
        self.customer.may_get(Purpose::Reset)
    }

    fn may_get_invite(&self) -> bool {
        self.customer.may_get(Purpose::Invite)
    }

    fn is_disabled(&self) -> bool {
        self.customer.state == State::Disabled
    }

    fn is_locked(&self) -> bool {
        self.locked || self.customer.failed_sign_ins > 0
    }
}
