//! The customer page: who it is, how they stand, what helps, and the trace of every link.

use actix_web::web::Path;
use askama::Template;

use super::list::{Badge, badges};
use crate::access_tokens;
use crate::accounts::AccountId;
use crate::customers::{Address, Customer, CustomerId, State, store, switch};
use crate::db;
use crate::events::{self, Event, Kind, words};
use crate::messages;
use crate::notifications::facts;
use crate::orders::{self, Order};
use crate::resets::Purpose;
use crate::resets::trace::{self, Line};
use crate::staff::roles::Right;
use crate::throttle;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Error, Result};

/// How many resets, orders and events the page shows.
const RESETS: i64 = 5;
const ORDERS: i64 = 5;
const EVENTS: i64 = 40;

#[derive(Template)]
#[template(path = "customers/show.html")]
struct CustomerPage {
    frame: Frame,
    customer: Customer,
    badges: Vec<Badge>,
    addresses: Vec<Address>,
    orders: Vec<Order>,
    open_sign_ins: i64,
    lines: Vec<Line>,
    moments: Vec<Moment>,
    may_help: bool,
    may_edit: bool,
    locked: bool,
    /// Whether who tries from some network has to wait.
    waits: bool,
    locked_for_good: bool,
    language: String,
    /// The language of their mails, where that is another.
    mails_in: Option<String>,
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
    let keys = desk.keydesk.config.keys.clone();
    let found = desk.keydesk.db.read(move |conn| {
        let Some(customer) = store::find(conn, account, id)? else { return Ok::<_, db::Failure>(None) };
        let addresses = store::addresses(conn, id)?;
        let newest = orders::store::Piece { size: ORDERS, ..Default::default() };
        let orders = orders::store::page(conn, id, &Default::default(), &newest)?.rows;
        let open = access_tokens::open(conn, id, now)?;
        let resets = crate::resets::store::of_customer(conn, account, id, RESETS)?;
        let ids: Vec<_> = resets.iter().map(|(reset, ..)| reset.id).collect();
        let mails = messages::store::of_resets(conn, account, &ids)?;
        let events = events::store::of_customer(conn, account, id, EVENTS)?;
        let waits = throttle::waits(conn, &switch::subject(&keys, account, &customer.email_key), now)?;
        Ok(Some((customer, addresses, orders, open, resets, mails, events, waits)))
    });
    let (customer, addresses, orders, open_sign_ins, resets, mails, events, waits) =
        found.await?.ok_or(Error::NotFound)?;
    desk.keydesk.looks.note(account, id, desk.by(), now);
    let frame = desk.frame(Section::Customers);
    let zone = facts::zone(&frame.account, &customer);
    let scene = trace::Scene {
        t: frame.t,
        zone: frame.zone(),
        now,
        mail_server: desk.keydesk.post.as_ref().map(|server| server.name().to_owned()),
    };
    let language = if customer.locale.is_empty() { &frame.account.locale } else { &customer.locale };
    let mails_in = Some(facts::language(&frame.account, &customer).word());
    page(&CustomerPage {
        badges: badges(&customer, now),
        lines: resets.into_iter().map(|row| trace::line(&scene, row, &mails)).collect(),
        moments: events.iter().map(|event| moment(&frame, event)).collect(),
        may_help: frame.may(Right::HelpCustomers),
        may_edit: frame.may(Right::EditCustomers),
        locked: customer.lock(now).is_some(),
        waits,
        locked_for_good: customer.lock(now).is_some_and(|until| until >= throttle::for_good()),
        language: frame.t.language(language),
        mails_in: mails_in.filter(|mails| !language.starts_with(mails)).map(|mails| frame.t.language(mails)),
        their_time: if customer.time_zone.is_empty() { String::new() } else { frame.t.moment(now, zone, now) },
        addresses,
        orders,
        open_sign_ins,
        customer,
        frame,
    })
}

fn moment(frame: &Frame, event: &Event) -> Moment {
    let (t, (tone, icon)) = (frame.t, look(event.kind));
    let (what, who, detail) = (words::what(t, event), words::who(t, event), words::detail(t, event));
    Moment { tone, icon, at: event.at, what, who, detail }
}

/// The colour and icon of an event.
fn look(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::PasswordSet | Kind::PasswordChanged | Kind::Activated => ("good", "key"),
        Kind::CustomerEnabled => ("good", "user-check"),
        Kind::AddressConfirmed => ("good", "mail"),
        Kind::CustomerUnlocked => ("good", "unlock"),
        Kind::CustomerDisabled => ("bad", "user-x"),
        Kind::LinkWithdrawn => ("attention", "withdraw"),
        Kind::RequestDropped => ("attention", "alert"),
        Kind::AddressChanged => ("attention", "mail"),
        Kind::ResetRequested
        | Kind::InviteRequested
        | Kind::ConfirmationRequested
        | Kind::LinkSentAgain
        | Kind::MessageSentAgain => ("info", "send"),
        Kind::SignedIn => ("neutral", "log-in"),
        Kind::SignedOut | Kind::SignedOutEverywhere => ("neutral", "sign-out"),
        Kind::CollectedMailOpened => ("neutral", "mail-open"),
        Kind::CustomerEdited | Kind::AddressBookChanged => ("neutral", "edit"),
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

    fn may_confirm(&self) -> bool {
        self.customer.may_get(Purpose::Confirm)
    }

    fn is_disabled(&self) -> bool {
        self.customer.state == State::Disabled
    }

    fn is_locked(&self) -> bool {
        self.locked || self.waits || self.customer.failed_sign_ins > 0
    }
}
