//! The forgot-password page: take in every address in the same way, look it up later.
//!
//! The page writes one row, known address or not, and answers. The worker then makes the reset,
//! or drops the row, out of sight of whoever asked.

use std::net::IpAddr;

use chrono::TimeDelta;
use diesel::dsl::min;
use diesel::prelude::*;
use serde_json::json;

use super::request::{self, Ask, LinkMaker};
use super::{EndedBy, Purpose, ResetId, own};
use crate::accounts::{self, AccountId, Limits};
use crate::api_keys::{self, ApiKeyId};
use crate::applications::ApplicationId;
use crate::applications::link::LinkPath;
use crate::customers::{self, Customer};
use crate::db::schema::reset_intakes::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, Actor, By, Kind};
use crate::i18n::Lang;
use crate::throttle::Network;

/// Who asks is counted by this, and how often they may; and what the log says of them.
#[derive(Clone, Debug)]
pub struct Source {
    by: By,
    counted: String,
    most: i64,
    within: TimeDelta,
    key: Option<(ApiKeyId, i64)>,
}

impl Source {
    /// A browser: so many in an hour from one network address.
    #[must_use]
    pub fn browser(counted: String, limits: &Limits, by: By) -> Self {
        Self { by, counted, most: limits.requests_an_hour.into(), within: TimeDelta::hours(1), key: None }
    }

    /// A storefront, which asks for all its customers: so many in a minute. If it says for which visitor,
    /// that one may ask as often as a browser.
    #[must_use]
    pub fn storefront(key: ApiKeyId, visitor: Option<IpAddr>, limits: &Limits, by: By) -> Self {
        let (of_key, most) = (format!("key {key}"), limits.requests_a_minute.into());
        match visitor.map(Network::counted) {
            Some(visitor) => {
                Self { key: Some((key, most)), ..Self::browser(format!("{of_key} {visitor}"), limits, by) }
            }
            None => Self { by, counted: of_key, most, within: TimeDelta::minutes(1), key: Some((key, most)) },
        }
    }
}

/// Rows the worker takes at once.
const BATCH: i64 = 20;
/// How long a worker has for its batch.
const LEASE: TimeDelta = TimeDelta::minutes(1);
/// How long worked rows are kept, for counting.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// What somebody asked with.
#[derive(Clone, Debug)]
pub enum Asked {
    /// An address, typed on a page of this application, or of none.
    Address(Email, Option<ApplicationId>),
    /// An address that a storefront sent, or that of the customer it named; `""` is nobody's. Only
    /// what is asked for is sent.
    Storefront {
        /// In its canonical form.
        email_key: String,
        /// Whose link is wanted.
        application: Option<ApplicationId>,
        /// An invite, or whatever helps.
        only: Option<Purpose>,
        /// The page of the storefront that is wanted.
        path: Option<LinkPath>,
        /// The mail's language, for who has none of their own.
        lang: Option<Lang>,
    },
    /// The page of a link that is over, for a new one.
    OldLink(ResetId),
}

/// Asked too often: how long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany(pub TimeDelta);

/// Takes a request in, unless this network or key has asked too often. The row is the same whoever it
/// is about.
///
/// # Errors
/// The database's.
pub fn take_in(
    conn: &mut Conn,
    account: AccountId,
    asked: &Asked,
    source: &Source,
    now: Time,
) -> db::Result<Result<(), TooMany>> {
    let recent = dsl::source.eq(&source.counted).and(dsl::asked_at.gt(now - source.within));
    let recent = recent.and(dsl::account_id.eq(account));
    if dsl::reset_intakes.filter(recent).count().get_result::<i64>(conn)? >= source.most {
        let oldest: Option<Time> = dsl::reset_intakes.filter(recent).select(min(dsl::asked_at)).first(conn)?;
        return Ok(Err(TooMany(oldest.unwrap_or(now) + source.within - now)));
    }
    if let Some((key, most)) = source.key {
        let of_key = dsl::api_key_id.eq(key).and(dsl::asked_at.gt(now - TimeDelta::minutes(1)));
        if dsl::reset_intakes.filter(of_key).count().get_result::<i64>(conn)? >= most {
            return Ok(Err(TooMany(TimeDelta::minutes(1))));
        }
    }
    let (email_key, application, reset) = match asked {
        Asked::Address(email, application) => (email.key(), *application, None),
        Asked::Storefront { email_key, application, .. } => (email_key.as_str(), *application, None),
        Asked::OldLink(reset) => ("", None, Some(*reset)),
    };
    let (only, path, lang) = match asked {
        Asked::Storefront { only, path, lang, .. } => (*only, path.as_ref(), *lang),
        Asked::Address(..) | Asked::OldLink(_) => (None, None, None),
    };
    diesel::insert_into(reset_intakes::table)
        .values((
            reset_intakes::account_id.eq(account),
            reset_intakes::email_key.eq(email_key),
            reset_intakes::application_id.eq(application),
            reset_intakes::reset_id.eq(reset),
            reset_intakes::only_purpose.eq(only),
            reset_intakes::path.eq(path.map(LinkPath::as_str).unwrap_or_default()),
            reset_intakes::source.eq(&source.counted),
            reset_intakes::api_key_id.eq(source.key.map(|(key, _)| key)),
            reset_intakes::actor.eq(source.by.actor),
            reset_intakes::asked_from.eq(&source.by.source),
            reset_intakes::request_id.eq(&source.by.request_id),
            reset_intakes::lang.eq(lang),
            reset_intakes::asked_at.eq(now),
        ))
        .execute(conn)?;
    Ok(Ok(()))
}

/// A row that a worker has claimed.
#[derive(Clone, Debug, Queryable)]
pub struct Intake {
    id: i64,
    account_id: AccountId,
    email_key: String,
    application_id: Option<ApplicationId>,
    reset_id: Option<ResetId>,
    only_purpose: Option<Purpose>,
    path: String,
    actor: Actor,
    asked_from: String,
    request_id: String,
    lang: Option<Lang>,
    api_key_id: Option<ApiKeyId>,
}

/// Claims rows for one worker.
///
/// # Errors
/// The database's.
pub fn claim(conn: &mut Conn, now: Time) -> db::Result<Vec<Intake>> {
    let free = || dsl::lease_until.is_null().or(dsl::lease_until.lt(now));
    let due: Vec<i64> = dsl::reset_intakes
        .filter(dsl::worked_at.is_null().and(free()))
        .order(dsl::asked_at)
        .limit(BATCH)
        .select(dsl::id)
        .load(conn)?;
    Ok(diesel::update(dsl::reset_intakes.filter(dsl::id.eq_any(due).and(dsl::worked_at.is_null()).and(free())))
        .set(dsl::lease_until.eq(now + LEASE))
        .returning((
            dsl::id,
            dsl::account_id,
            dsl::email_key,
            dsl::application_id,
            dsl::reset_id,
            dsl::only_purpose,
            dsl::path,
            dsl::actor,
            dsl::asked_from,
            dsl::request_id,
            dsl::lang,
            dsl::api_key_id,
        ))
        .get_results(conn)?)
}

/// Makes the reset that a row asks for, or drops it, and empties the row. A disabled customer's
/// gets nothing; an invited one's gets a new invite, which is what helps.
///
/// # Errors
/// The database's; then the row is tried again when its lease is over.
pub fn work(conn: &mut Conn, maker: &LinkMaker, intake: &Intake, now: Time) -> db::Result<()> {
    let done = diesel::update(dsl::reset_intakes.find(intake.id).filter(dsl::worked_at.is_null()))
        .set((dsl::worked_at.eq(now), dsl::email_key.eq("")))
        .execute(conn)?;
    if done == 0 {
        return Ok(()); // another worker was quicker
    }
    let Some(account) = accounts::store::find(conn, intake.account_id)? else { return Ok(()) };
    let Some((customer, application)) = whom(conn, intake)? else { return Ok(()) };
    if intake.only_purpose.is_some_and(|only| !customer.may_get(only)) {
        return Ok(());
    }
    let helps = if customer.may_get(Purpose::Invite) { Purpose::Invite } else { Purpose::Reset };
    let purpose = intake.only_purpose.unwrap_or(helps);
    let path = LinkPath::parse(&intake.path);
    let ask = Ask { application, path, lang: intake.lang, ..Ask::plain(customer.id, purpose) };
    let (source, request_id) = (intake.asked_from.clone(), intake.request_id.clone());
    let key = match intake.api_key_id {
        Some(id) => api_keys::store::find(conn, account.id, id)?.map(|key| key.called()).unwrap_or_default(),
        None => String::new(),
    };
    let by = By { actor: intake.actor, key, source, request_id, ..By::system() };
    let reason = match own::ask(conn, maker, &account, &ask, &by, now) {
        Ok(_) => return Ok(()),
        Err(request::Refused::Db(failure)) => return Err(failure),
        Err(request::Refused::TooMany(_)) => "too_many",
        Err(request::Refused::WrongState(_)) => "disabled",
        Err(_) => "no_application",
    };
    // Once an hour: a stranger who asks and asks must not push everything else off the timeline.
    if events::store::has_happened_since(conn, customer.id, Kind::RequestDropped, now - TimeDelta::hours(1))? {
        return Ok(());
    }
    let data = json!({ "reason": reason });
    events::record(conn, account.id, Some(customer.id), Kind::RequestDropped, &data, &by, now)
}

fn whom(conn: &mut Conn, intake: &Intake) -> db::Result<Option<(Customer, Option<ApplicationId>)>> {
    let Some(reset) = intake.reset_id else {
        let found = customers::store::by_email(conn, intake.account_id, &intake.email_key)?;
        return Ok(found.map(|found| (found, intake.application_id)));
    };
    let Some(old) = super::store::find(conn, intake.account_id, reset)? else { return Ok(None) };
    // Whoever reads the mails of an address that is no longer theirs asks for nothing.
    let is_void = matches!(old.ended_by, Some(EndedBy::AddressChanged | EndedBy::Disabled));
    if is_void || old.purpose == Purpose::Confirm {
        return Ok(None);
    }
    let customer = customers::store::find(conn, intake.account_id, old.customer_id)?;
    Ok(customer.map(|customer| (customer, old.application_id)))
}

/// Throws away rows that no longer count.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    let old = dsl::worked_at.is_not_null().and(dsl::asked_at.lt(now - KEPT));
    diesel::delete(dsl::reset_intakes.filter(old)).execute(conn)?;
    Ok(())
}
