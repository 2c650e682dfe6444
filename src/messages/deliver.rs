//! Handing one claimed message over to the mail server.

use chrono::TimeDelta;

use super::carried::{self, Carried};
use super::envelope::envelope;
use super::smtp::{MailServer, Said};
use super::store::{Claimed, Left};
use super::transport::Health;
use super::verdict::{Verdict, back_off, verdict};
use super::{Message, State, WORTH_SENDING, store};
use crate::accounts::{self, Account};
use crate::applications::brand::Brand;
use crate::clock::Clock;
use crate::config::PublicUrl;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::resets::Standing;
use crate::templates::mail::{Made, make};
use crate::templates::{self, Template, Version};

/// A mail without a link is given up after this.
const GIVEN_UP: TimeDelta = TimeDelta::hours(24);
/// When a message is looked at again after the server could not be talked to.
const SERVER_AWAY: TimeDelta = TimeDelta::seconds(10);

/// What delivering needs.
#[derive(Clone)]
pub struct PostOffice {
    /// The outbox.
    pub db: Db,
    /// Makes the tokens.
    pub keys: Keys,
    /// For links to the backoffice, in notices to staff.
    pub public_url: PublicUrl,
    /// What time it is.
    pub clock: Clock,
    /// None: everything is collected.
    pub server: Option<MailServer>,
    /// How the server is.
    pub health: Health,
}

/// Hands one message over, and writes down what came of it.
///
/// # Errors
/// The database's; then another worker takes the message when its lease is over.
pub async fn deliver(office: &PostOffice, claimed: Claimed) -> db::Result<()> {
    let message = claimed.message.clone();
    let left = try_once(office, claimed).await?;
    let (now, id, state) = (office.clock.now(), message.id, left.state);
    let written = office.db.write(move |conn| store::finish(conn, &message, &left, now)).await?;
    if written {
        tracing::info!(mail = id.0, state = state.word(), "message");
    } else {
        tracing::warn!(mail = id.0, "the lease had passed on; the result is not written down");
    }
    Ok(())
}

async fn try_once(office: &PostOffice, claimed: Claimed) -> db::Result<Left> {
    let Claimed { message, stays_here } = claimed;
    let (asked, now) = (message.clone(), office.clock.now());
    let Some(Belongings { account, brand, carried, template }) =
        office.db.read(move |conn| belongings(conn, &asked)).await?
    else {
        return Ok(over(State::Dropped, "dropped-account"));
    };
    if let Some(reason) = carried.as_ref().and_then(|link| why_not(link, &message, now)) {
        return Ok(over(State::Dropped, reason));
    }
    // Also of one that stays here: whoever tries a text wants to know that it fails.
    let mail = match write_mail(office, (&account, &brand), carried.as_ref(), template, &message).await? {
        Ok(mail) => mail,
        Err(fault) => {
            tracing::error!(mail = message.id.0, fault, "cannot write the mail");
            return Ok(over(State::Dropped, "failed-writing"));
        }
    };
    let Some(server) = office.server.as_ref().filter(|_| !stays_here) else {
        return Ok(over(State::Collected, ""));
    };
    let said = server.hand_over(&mail).await;
    let now = office.clock.now();
    let verdict = verdict(said.stage, &said.answer);
    office.health.note(&verdict, &said.words, now);
    Ok(leave(&message, carried.as_ref(), &verdict, said, now))
}

/// What a message belongs to.
struct Belongings {
    account: Account,
    brand: Brand,
    carried: Option<Carried>,
    template: Option<(Version, Template)>,
}

fn belongings(conn: &mut Conn, message: &Message) -> db::Result<Option<Belongings>> {
    let Some(account) = accounts::store::find(conn, message.account_id)? else { return Ok(None) };
    let carried = carried::find(conn, message)?;
    let template = match message.template_version_id {
        Some(version) => templates::store::version_with_template(conn, message.account_id, version)?,
        None => None,
    };
    let brand = Brand::find(conn, &account, message.application_id)?;
    Ok(Some(Belongings { account, brand, carried, template }))
}

/// Why a mail with this link is not to be sent any more, as a key of the words.
fn why_not(link: &Carried, message: &Message, now: Time) -> Option<&'static str> {
    match link.standing(now) {
        Standing::Open if message.attempts > 1 && link.expires_at() - now < WORTH_SENDING => Some("dropped-too-late"),
        Standing::Open => None,
        Standing::Used => Some("dropped-used"),
        Standing::Expired => Some("dropped-too-late"),
        Standing::Ended(_) => Some("dropped-ended"),
    }
}

/// The mail; or why there is none, which is the inner error.
async fn write_mail(
    office: &PostOffice,
    (account, brand): (&Account, &Brand),
    carried: Option<&Carried>,
    template: Option<(Version, Template)>,
    message: &Message,
) -> db::Result<Result<lettre::Message, String>> {
    let link = match carried {
        Some(carried) => match carried.clear(&office.keys, &office.public_url) {
            Some(link) => Some(link),
            None => return Ok(Err("the key that made the link is no longer in KEYDESK_SECRET".into())),
        },
        None => None,
    };
    let Made { mail, failed } = match make(message, template.as_ref().map(|(version, _)| version.clone()), link).await {
        Ok(made) => made,
        Err(fault) => return Ok(Err(fault)),
    };
    if let (Some(wrong), Some((version, template))) = (failed, template) {
        tracing::error!(mail = message.id.0, template = template.id.0, "the built-in text is sent instead");
        let (account, public_url, now) = (account.clone(), office.public_url.clone(), office.clock.now());
        let note = move |conn: &mut Conn| {
            templates::note_failure::note_failure(conn, &account, &public_url, (&version, &template), &wrong, now)
        };
        office.db.write(note).await?;
    }
    Ok(envelope(account, brand, &message.recipient, message.message_id.clone(), mail))
}

fn leave(message: &Message, link: Option<&Carried>, verdict: &Verdict, said: Said, now: Time) -> Left {
    let again = |run_at, counts| Left {
        state: State::Retrying,
        reply: said.words.clone(),
        run_at: Some(run_at),
        possible_duplicate: *verdict == Verdict::Unclear,
        counts,
    };
    match verdict {
        Verdict::Accepted => over(State::Accepted, &said.words),
        Verdict::Never => over(State::Failed, &said.words),
        Verdict::ServerAway | Verdict::Misconfigured => again(now + SERVER_AWAY, false),
        Verdict::Later | Verdict::Unclear => {
            let chance = i64::from(crate::crypto::random::<1>().into_iter().next().unwrap_or(0)) * 1000 / 255;
            let next = now + back_off(message.attempts, chance);
            let too_late =
                link.map_or(next > message.created_at + GIVEN_UP, |link| link.expires_at() - next < WORTH_SENDING);
            if too_late { over(State::Failed, &said.words) } else { again(next, true) }
        }
    }
}

fn over(state: State, reply: &str) -> Left {
    Left { state, reply: reply.into(), run_at: None, possible_duplicate: false, counts: true }
}
