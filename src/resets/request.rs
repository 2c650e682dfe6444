//! Asking for a reset or an invite: the permission, its event and its mail, in one transaction.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

use super::place::Place;
use super::{EndedBy, Purpose, Reset, ResetId, store};
use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::applications::link::{LinkPath, Whom};
use crate::applications::{self, Application, ApplicationId};
use crate::config::PublicUrl;
use crate::crypto::{Keys, Token, hex, random};
use crate::customers::{self, Customer, CustomerId, State};
use crate::db::schema::{customers as customers_table, resets};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};
use crate::i18n::Lang;
use crate::messages::queue;
use crate::notifications::facts;

/// Links that staff may ask for, for one customer in an hour. Far above what a call needs, and
/// counted per customer, so that one never blocks the next.
pub const STAFF_PER_HOUR: usize = 10;
/// The pause between two that a customer asks for.
pub const OWN_PAUSE: TimeDelta = TimeDelta::minutes(5);

/// What making a link needs besides the database.
#[derive(Clone, Debug)]
pub struct LinkMaker {
    /// The server's keys.
    pub keys: Keys,
    /// Where the hosted pages are.
    pub public_url: PublicUrl,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// For whom.
    pub customer: CustomerId,
    /// What.
    pub purpose: Purpose,
    /// Where the link leads; none is the account's default.
    pub application: Option<ApplicationId>,
    /// How staff made sure of the caller: one of [`super::IdentityCheck::choices`].
    pub identity_check: Option<String>,
    /// In their words.
    pub identity_note: String,
    /// The page of the storefront that the link leads to, in the place of the endpoint's own.
    pub path: Option<LinkPath>,
    /// The mail's, if the customer has no language of their own.
    pub lang: Option<Lang>,
}

impl Ask {
    /// What nobody said anything about.
    #[must_use]
    pub fn plain(customer: CustomerId, purpose: Purpose) -> Self {
        let identity_note = String::new();
        Self { customer, purpose, application: None, identity_check: None, identity_note, path: None, lang: None }
    }
}

/// Why there is no link.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not in this account.
    #[error("no such customer")]
    Unknown,
    /// A reset is for active customers, an invite for those who never set a password.
    #[error("not possible while {0}")]
    WrongState(State),
    /// Not in this account, or its endpoint is no URL any more.
    #[error("no such application")]
    UnknownApplication,
    /// The account wants it said.
    #[error("how was the caller's identity checked?")]
    IdentityCheckMissing,
    /// Asked too often; again at this time.
    #[error("too many links")]
    TooMany(Time),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Makes the permission, ends older ones, and queues the mail.
///
/// # Errors
/// [`Refused`]; then nothing is changed.
pub fn request(
    conn: &mut Conn,
    maker: &LinkMaker,
    account: &Account,
    ask: &Ask,
    by: &By,
    now: Time,
) -> Result<Reset, Refused> {
    let application = find_application(conn, account, ask.application)?;
    let customer = customers::store::hold(conn, account.id, ask.customer)?.ok_or(Refused::Unknown)?;
    if !customer.may_get(ask.purpose) {
        return Err(Refused::WrongState(customer.state));
    }
    let by_staff = by.staff.is_some();
    if by_staff && ask.purpose == Purpose::Reset && account.identity_check_required && ask.identity_check.is_none() {
        return Err(Refused::IdentityCheckMissing);
    }
    refuse_too_many(conn, account, &customer, ask.purpose, by_staff, now)?;
    store::end_open_for(conn, customer.id, ask.purpose.rivals(), EndedBy::Superseded, now)?;
    let reset = insert(conn, maker, account, application.as_ref(), &customer, ask, by, now)?;
    let kind = match ask.purpose {
        Purpose::Reset => Kind::ResetRequested,
        Purpose::Invite => Kind::InviteRequested,
        Purpose::Confirm => Kind::ConfirmationRequested,
    };
    let data = json!({
        "reset": reset.id,
        "application": application.as_ref().map(|a| &a.name),
        "identity": ask.identity_check,
        "note": ask.identity_note,
    });
    events::record(conn, account.id, Some(customer.id), kind, &data, by, now)?;
    let brand = Brand::find(conn, account, ask.application)?;
    let customer = facts::speaking(customer, ask.lang);
    let facts = facts::link(account, &brand, &customer, &reset, &maker.public_url);
    queue::link(conn, account, &customer, &reset, facts, now)?;
    Ok(reset)
}

fn find_application(
    conn: &mut Conn,
    account: &Account,
    id: Option<ApplicationId>,
) -> Result<Option<Application>, Refused> {
    let Some(id) = id else { return Ok(None) };
    applications::store::find(conn, account.id, id)?.map(Some).ok_or(Refused::UnknownApplication)
}

pub(super) fn refuse_too_many(
    conn: &mut Conn,
    account: &Account,
    customer: &Customer,
    purpose: Purpose,
    by_staff: bool,
    now: Time,
) -> Result<(), Refused> {
    // An open link that is mailed once more counts among a customer's own.
    let own = usize::try_from(account.limits.links_a_day).unwrap_or_default();
    let (window, limit) = if by_staff { (TimeDelta::hours(1), STAFF_PER_HOUR) } else { (TimeDelta::days(1), own) };
    let asked = if by_staff {
        store::sent_by_staff_since(conn, customer.id, purpose, now - window)?
    } else {
        events::store::own_links_since(conn, customer.id, purpose, now - window)?
    };
    if let Some(oldest) = asked.len().checked_sub(limit).and_then(|i| asked.get(i)) {
        return Err(Refused::TooMany(*oldest + window));
    }
    let Some(last) = asked.last().filter(|last| !by_staff && **last + OWN_PAUSE > now) else { return Ok(()) };
    // A new address has not been asked yet, however lately the old one was.
    let is_new = purpose == Purpose::Confirm
        && events::store::has_happened_since(conn, customer.id, Kind::AddressChanged, *last)?;
    if is_new { Ok(()) } else { Err(Refused::TooMany(*last + OWN_PAUSE)) }
}

#[expect(clippy::too_many_arguments, reason = "one row, whose columns come from as many places")]
fn insert(
    conn: &mut Conn,
    maker: &LinkMaker,
    account: &Account,
    application: Option<&Application>,
    customer: &Customer,
    ask: &Ask,
    by: &By,
    now: Time,
) -> Result<Reset, Refused> {
    let place = Place::of(account, application, ask.purpose, &maker.public_url);
    let place = if let Some(path) = &ask.path { place.with_path(path) } else { place };
    let whom = Whom { account: account.id, customer: customer.id, email: &customer.email };
    let link = place.link(whom);
    let (key, nonce) = (maker.keys.current(), hex(&random::<32>()));
    let id: ResetId = diesel::insert_into(resets::table)
        .values((
            resets::account_id.eq(account.id),
            resets::customer_id.eq(customer.id),
            resets::purpose.eq(ask.purpose),
            resets::application_id.eq(ask.application),
            resets::link.eq(link.as_str()),
            resets::hosted.eq(place.is_hosted),
            resets::token_hash.eq(Token::derive(key, ask.purpose.word(), &nonce).hash()),
            resets::nonce.eq(nonce),
            resets::key_id.eq(key.id()),
            resets::staff_id.eq(by.staff),
            resets::identity_check.eq(&ask.identity_check),
            resets::identity_note.eq(&ask.identity_note),
            resets::requested_at.eq(now),
            resets::expires_at.eq(now + ask.purpose.lifetime(account)),
        ))
        .returning(resets::id)
        .get_result(conn)
        .map_err(db::Failure::from)?;
    if ask.purpose != Purpose::Confirm {
        diesel::update(customers_table::table.find(customer.id))
            .set((customers_table::last_reset_at.eq(now), customers_table::reset_key.eq(now.unix())))
            .execute(conn)
            .map_err(db::Failure::from)?;
    }
    store::find(conn, account.id, id)?.ok_or(Refused::Unknown)
}
