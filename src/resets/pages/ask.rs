//! Asking for a reset, an invite or a confirmation: application, identity of the caller, where the mail goes, how
//! long the link lives; then it is queued.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::accounts::{Account, AccountId};
use crate::applications::{self, Application, ApplicationId};
use crate::customers::{self, Customer, CustomerId, State};
use crate::db;
use crate::db::types::Time;
use crate::notifications::facts;
use crate::resets::request::{self, Ask, Refused};
use crate::resets::{self, IdentityCheck, Purpose, Reset, Standing};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

/// Links among which the last of the same kind is looked for.
const NEWEST: i64 = 10;
/// Characters of a note.
const LONGEST_NOTE: usize = 300;

/// What was chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    application: String,
    identity: String,
    note: String,
}

#[derive(Template)]
#[template(path = "resets/ask.html")]
struct AskPage {
    frame: Frame,
    customer: Customer,
    applications: Vec<Application>,
    typed: Typed,
    problems: Problems,
    purpose: Purpose,
    possible: bool,
    reason: String,
    lifetime: String,
    until: String,
    language: String,
    /// When the link was asked for that a new one would end.
    open_since: Option<Time>,
}

/// `GET /admin/{account}/customers/{id}/reset`, `/invite` and `/confirm`.
///
/// # Errors
/// Without the right, for a customer of another account, or the database's.
pub async fn form(desk: Desk, path: Path<(AccountId, CustomerId, String)>, Query(typed): Query<Typed>) -> Result {
    let (id, purpose) = named(&desk, path.into_inner())?;
    let asked = load(&desk, id, purpose).await?;
    show(&desk, StatusCode::OK, asked, purpose, typed, Problems::default())
}

/// `POST` of the same: queues the mail.
///
/// # Errors
/// As [`form`].
pub async fn send(desk: Desk, path: Path<(AccountId, CustomerId, String)>, Form(typed): Form<Typed>) -> Result {
    let (id, purpose) = named(&desk, path.into_inner())?;
    let asked = load(&desk, id, purpose).await?;
    let customer = &asked.customer;
    let t = desk.words();
    let mut problems = Problems::default();
    let Some(ask) = parse(t, &desk.account, customer, purpose, &typed, &mut problems) else {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, asked, purpose, typed, problems);
    };
    let (maker, account, by, now) = (desk.keydesk.link_maker(), desk.account.clone(), desk.by(), desk.now());
    let made = desk.keydesk.db.write(move |conn| request::request(conn, &maker, &account, &ask, &by, now)).await;
    match made {
        Ok(reset) => return queued(&desk, &asked, &reset),
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::Unknown) => return Err(Error::NotFound),
        Err(Refused::WrongState(_)) => problems.note("customer", reason(t, customer, purpose)),
        Err(Refused::UnknownApplication) => problems.note("application", t.say("problem-application")),
        Err(Refused::IdentityCheckMissing) => problems.note("identity", t.say("problem-identity")),
        Err(Refused::TooMany(at)) => {
            let at = t.moment(at, crate::i18n::time::zone(&desk.account.time_zone), now);
            problems.note("customer", t.fill("problem-too-many-links", "at", at));
        }
    }
    show(&desk, StatusCode::UNPROCESSABLE_ENTITY, asked, purpose, typed, problems)
}

fn named(desk: &Desk, path: (AccountId, CustomerId, String)) -> Result<(CustomerId, Purpose)> {
    let purpose = path.2.parse().ok().ok_or(Error::NotFound)?;
    desk.need(Right::HelpCustomers)?;
    Ok((path.1, purpose))
}

/// What the form is about.
struct Asked {
    customer: Customer,
    applications: Vec<Application>,
    /// The customer's newest link, which a new one would end.
    last: Option<Reset>,
}

async fn load(desk: &Desk, id: CustomerId, purpose: Purpose) -> Result<Asked> {
    let account = desk.account.id;
    let found = desk.keydesk.db.read(move |conn| {
        let customer = customers::store::find(conn, account, id)?;
        let mut applications = applications::store::all(conn, account)?;
        // The one the customer's last link was for, else the oldest: a new one must not become
        // the target of every reset because of its name.
        let newest = resets::store::of_customer(conn, account, id, NEWEST)?.into_iter().map(|(reset, ..)| reset);
        let last = newest.into_iter().find(|reset| purpose.rivals().contains(&reset.purpose));
        let usual = last.as_ref().and_then(|reset| reset.application_id);
        applications.sort_by_key(|application| (Some(application.id) != usual, application.id.0));
        Ok::<_, db::Failure>((customer, applications, last))
    });
    let (customer, applications, last) = found.await?;
    let customer = customer.ok_or(Error::NotFound)?;
    desk.keydesk.looks.note(account, id, desk.by(), desk.now());
    Ok(Asked { customer, applications, last })
}

fn parse(
    t: crate::i18n::Words,
    account: &Account,
    customer: &Customer,
    purpose: Purpose,
    typed: &Typed,
    problems: &mut Problems,
) -> Option<Ask> {
    let application = match typed.application.as_str() {
        "" => None,
        id => match id.parse() {
            Ok(id) => Some(ApplicationId(id)),
            Err(_) => {
                problems.note("application", t.say("problem-application"));
                None
            }
        },
    };
    let identity_check = IdentityCheck::choices(account).into_iter().find(|choice| *choice == typed.identity);
    let note = typed.note.trim();
    if note.chars().count() > LONGEST_NOTE {
        problems.note("note", t.fill("problem-text", "most", LONGEST_NOTE));
    }
    if identity_check.as_deref() == Some(IdentityCheck::Other.word()) && note.is_empty() {
        problems.note("note", t.say("problem-note"));
    }
    let identity_note = note.to_owned();
    let ask = Ask { application, identity_check, identity_note, ..Ask::plain(customer.id, purpose) };
    problems.is_empty().then_some(ask)
}

/// Says what is under way: to whom, by which application, until when.
fn queued(desk: &Desk, asked: &Asked, reset: &Reset) -> Result {
    let (customer, applications) = (&asked.customer, &asked.applications);
    desk.keydesk.wake();
    let t = desk.words();
    let named = applications.iter().find(|application| Some(application.id) == reset.application_id);
    let application = named.map_or_else(|| t.say("application-default"), |found| found.name.clone());
    let until = t.moment(reset.expires_at, crate::i18n::time::zone(&desk.account.time_zone), desk.now());
    let text = t.fill_all(
        &format!("done-{}", reset.purpose),
        &[("email", &customer.email), ("application", &application), ("until", &until)],
    );
    let page = format!("/customers/{}", customer.id);
    tell(desk, &page, &text, &customer.email, named)
}

/// On to the customer's page after a mail was queued: says so if it stays here, and why.
pub(super) fn tell(desk: &Desk, page: &str, text: &str, email: &str, application: Option<&Application>) -> Result {
    let kept = application.and_then(|found| Some((found.keeps_mail_to(email)?, &found.name)));
    let Some((why, name)) = kept else { return desk.tell_queued(page, text, "mail-kept-here") };
    desk.tell(page, Tone::Attention, format!("{text} {}", desk.words().fill(why, "application", name)))
}

fn reason(t: crate::i18n::Words, customer: &Customer, purpose: Purpose) -> String {
    let confirmed = purpose == Purpose::Confirm && customer.state == State::Active;
    t.say(&if confirmed { "no-confirm-confirmed".into() } else { format!("no-{purpose}-{}", customer.state) })
}

fn show(desk: &Desk, status: StatusCode, asked: Asked, purpose: Purpose, typed: Typed, problems: Problems) -> Result {
    let frame = desk.frame(Section::Customers);
    let Asked { customer, applications, last } = asked;
    let length = purpose.lifetime(&desk.account);
    let possible = customer.may_get(purpose);
    let page = AskPage {
        reason: if possible { String::new() } else { reason(frame.t, &customer, purpose) },
        possible,
        purpose,
        lifetime: frame.t.length(length),
        until: frame.t.moment(desk.now() + length, frame.zone(), desk.now()),
        language: facts::language(&desk.account, &customer).word().to_owned(),
        open_since: last.filter(|last| last.standing(desk.now()) == Standing::Open).map(|last| last.requested_at),
        frame,
        customer,
        applications,
        typed,
        problems,
    };
    let status = if possible || status != StatusCode::OK { status } else { StatusCode::CONFLICT };
    page_with(status, &page)
}

impl AskPage {
    fn is_chosen(&self, application: &Application) -> bool {
        self.typed.application == application.id.to_string()
    }

    /// Each as it is sent, and as it is read.
    fn checks(&self) -> Vec<(String, String)> {
        let choices = IdentityCheck::choices(&self.frame.account).into_iter();
        choices.map(|choice| (choice.clone(), IdentityCheck::in_words(self.frame.t, &choice))).collect()
    }

    fn wants_identity(&self) -> bool {
        self.purpose == Purpose::Reset
    }

    fn purpose_in_words(&self) -> String {
        let locked_out = self.customer.reset_required_at.is_some() || self.customer.lock(self.frame.now).is_some();
        let locked = if self.purpose == Purpose::Reset && locked_out { "-locked" } else { "" };
        self.frame.t.fill(&format!("ask-{}-for{locked}", self.purpose), "name", self.customer.display_name())
    }

    fn customer_page(&self) -> String {
        self.frame.at(&format!("/customers/{}", self.customer.id))
    }

    fn action(&self) -> String {
        self.frame.at(&format!("/customers/{}/{}", self.customer.id, self.purpose))
    }

    /// Title or button.
    fn words(&self, part: &str) -> String {
        self.frame.t.say(&format!("ask-{}-{part}", self.purpose))
    }
}
