//! A person's second factor: setting it up, its recovery codes, and taking it away.

use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;

use super::you::here;
use crate::events::Kind;
use crate::events::warnings::Whom;
use crate::staff::second_factor::check;
use crate::staff::second_factor::remove;
use crate::staff::second_factor::set_up::{self, Refused};
use crate::staff::second_factor::{Secret, codes};
use crate::web::desk::OwnDesk;
use crate::web::frame::{Frame, Section, page, page_with};
use crate::web::html::{self, Html};
use crate::web::{Desk, Error, Form, Problems, Result, Tone, visitor};

/// In the session's state: the secret that is being set up, sealed.
const PENDING: &str = "factor";

/// What was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
    your_password: String,
}

#[derive(Template)]
#[template(path = "staff/second_factor.html")]
struct FactorPage {
    frame: Frame,
    problems: Problems,
    /// To scan and to type, while there is none.
    picture: Option<Html>,
    letters: String,
    codes_left: i64,
    required: bool,
}

#[derive(Template)]
#[template(path = "staff/recovery_codes.html")]
struct CodesPage {
    frame: Frame,
    codes: Vec<String>,
}

/// `GET /admin/{account}/you/second-factor`.
///
/// # Errors
/// The database's.
pub async fn form(OwnDesk(desk): OwnDesk) -> Result {
    show(&desk, StatusCode::OK, Problems::default()).await
}

/// `POST` of the same: sets it up, and shows the recovery codes, once.
///
/// # Errors
/// The database's.
pub async fn set_up(OwnDesk(desk): OwnDesk, Form(typed): Form<Typed>) -> Result {
    let (t, mut problems) = (desk.words(), Problems::default());
    desk.confirm(&typed.your_password, &mut problems).await?;
    let Some(secret) = pending(&desk) else { return show(&desk, StatusCode::CONFLICT, problems).await };
    if !problems.is_empty() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, problems).await;
    }
    let (keys, account, member) = (desk.keydesk.config.keys.clone(), desk.account.clone(), desk.staff.clone());
    let (here, by, now) = (here(&desk), desk.by(), desk.now());
    let write = move |conn: &mut crate::db::Conn| {
        set_up::set_up(conn, &keys, &account, &member, &secret, &typed.code, &here, &by, now)
    };
    match desk.keydesk.db.write(write).await {
        Ok(codes) => {
            desk.outlive()?;
            desk.session().remove(PENDING);
            desk.keydesk.wake();
            return page(&CodesPage { frame: desk.frame(Section::Elsewhere), codes });
        }
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::Exists) => return Ok(desk.go("/you/second-factor")),
        Err(Refused::WrongCode) => problems.note("code", t.say("problem-code")),
    }
    show(&desk, StatusCode::UNPROCESSABLE_ENTITY, problems).await
}

/// `POST /admin/{account}/you/second-factor/codes`: new recovery codes, shown once.
///
/// # Errors
/// The database's.
pub async fn renew_codes(OwnDesk(desk): OwnDesk, Form(typed): Form<Typed>) -> Result {
    let mut problems = Problems::default();
    confirm_with_code(&desk, &typed, &mut problems).await?;
    if !problems.is_empty() || !desk.staff.has_second_factor() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, problems).await;
    }
    let (account, member, by, now) = (desk.account.clone(), desk.staff.clone(), desk.by(), desk.now());
    let codes = desk.keydesk.db.write(move |conn| set_up::renew_codes(conn, &account, &member, &by, now)).await?;
    desk.keydesk.wake();
    page(&CodesPage { frame: desk.frame(Section::Elsewhere), codes })
}

/// `POST /admin/{account}/you/second-factor/off`.
///
/// # Errors
/// The database's.
pub async fn remove(OwnDesk(desk): OwnDesk, Form(typed): Form<Typed>) -> Result {
    let mut problems = Problems::default();
    if is_required(&desk) {
        problems.note("off", desk.words().say("problem-factor-required"));
    } else {
        confirm_with_code(&desk, &typed, &mut problems).await?;
    }
    if !problems.is_empty() || !desk.staff.has_second_factor() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, problems).await;
    }
    let (keys, account, member) = (desk.keydesk.config.keys.clone(), desk.account.clone(), desk.staff.clone());
    let (by, now) = (desk.by(), desk.now());
    desk.keydesk.db.write(move |conn| remove::remove(conn, &keys, &account, &member, &by, now)).await?;
    desk.keydesk.wake();
    desk.tell("/you", Tone::Good, desk.words().say("done-factor-off"))
}

/// Password and code: with the one alone, whoever has a browser for a moment would have the other for
/// good.
async fn confirm_with_code(desk: &Desk, typed: &Typed, problems: &mut Problems) -> Result<()> {
    desk.confirm(&typed.your_password, problems).await?;
    if !problems.is_empty() || !desk.staff.has_second_factor() {
        return Ok(());
    }
    let (keys, member, now) = (desk.keydesk.config.keys.clone(), desk.staff.clone(), desk.now());
    let (network, code) = (visitor::network(&desk.request, &desk.keydesk), typed.code.trim().to_owned());
    let (counted, id, from) = (keys.clone(), member.id, network.clone());
    let tried = async {
        let db = &desk.keydesk.db;
        db.write(move |conn| check::count(conn, &counted, id, &from, now)).await?;
        db.write(move |conn| check::confirm(conn, &keys, &member, &code, &network, now)).await
    };
    match tried.await {
        Ok(()) => Ok(()),
        Err(check::Refused::Db(failure)) => Err(failure.into()),
        Err(check::Refused::No) => {
            let whom = Whom::Person(id);
            desk.keydesk.warnings.note(Kind::StaffCodeFailed, whom, desk.by(), now);
            problems.note("code", desk.words().say("problem-code"));
            Ok(())
        }
    }
}

fn is_required(desk: &Desk) -> bool {
    desk.accounts.iter().any(|(account, _)| account.second_factor_required)
}

/// The secret that this browser was shown.
fn pending(desk: &Desk) -> Option<Secret> {
    let sealed: Option<String> = desk.session().get(PENDING).ok().flatten();
    Secret::open(&desk.keydesk.config.keys, desk.staff.id, &sealed?)
}

/// The secret that this browser was shown, or a new one: a mistyped code must not make the scanned
/// one worthless.
fn offered(desk: &Desk) -> Result<Secret> {
    if let Some(secret) = pending(desk) {
        return Ok(secret);
    }
    let secret = Secret::random();
    let sealed = secret.seal(&desk.keydesk.config.keys, desk.staff.id);
    desk.session().insert(PENDING, sealed).map_err(|e| Error::Fault(e.to_string()))?;
    Ok(secret)
}

async fn show(desk: &Desk, status: StatusCode, problems: Problems) -> Result {
    let id = desk.staff.id;
    let codes_left = desk.keydesk.db.read(move |conn| codes::left(conn, id)).await?;
    let (picture, letters) = if desk.staff.has_second_factor() {
        (None, String::new())
    } else {
        let secret = offered(desk)?;
        let address = secret.address(&desk.staff).map_err(Error::Fault)?;
        (html::qr(&address, &desk.words().say("factor-picture")), secret.in_letters())
    };
    let required = is_required(desk);
    let frame = desk.frame(Section::Elsewhere);
    page_with(status, &FactorPage { frame, problems, picture, letters, codes_left, required })
}
