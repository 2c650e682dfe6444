//! A signed-in staff member at work in one account.

use std::future::Future;
use std::pin::Pin;

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};

use super::confirm::CONFIRMED;
use super::frame::Section;
use super::visitor;
use super::{Error, Flash, Frame, Result, Sheet, Tone};
use crate::accounts::{self, Account, AccountId};
use crate::app::Keydesk;
use crate::crypto::Token;
use crate::db::types::Time;
use crate::db::{self, Db};
use crate::events::{Actor, By};
use crate::i18n::{self, Lang, Words};
use crate::staff::roles::{Right, Role};
use crate::staff::{self, StaffId, StaffMember, sessions};

/// In the session's state: the epoch at sign-in.
pub const EPOCH: &str = "epoch";
const FLASH: &str = "flash";
/// Characters of a browser's name for itself that are kept.
const LONGEST_AGENT: usize = 300;

/// Who is signed in, wherever they are.
pub struct Person {
    /// The application.
    pub keydesk: Keydesk,
    /// The request.
    pub request: HttpRequest,
    /// Who.
    pub staff: StaffMember,
    /// Their accounts and what they are there.
    pub accounts: Vec<(Account, Role)>,
    session: Session,
}

/// Somebody signed in, in the account that the address names. Whoever has no role there gets the
/// answer of an account that does not exist.
pub struct Desk {
    person: Person,
    /// The account.
    pub account: Account,
    /// What they are there.
    pub role: Role,
}

impl FromRequest for Person {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let keydesk = request.app_data::<Data<Keydesk>>().ok_or(Error::NotFound)?.as_ref().clone();
            let session = request.get_session();
            let sign_in = || Error::SignIn(come_back_to(&request));
            let number = |key: &str| session.get::<i64>(key).ok().flatten();
            let (Some(id), Some(epoch)) = (number(sessions::STAFF), number(EPOCH)) else {
                return Err(sign_in());
            };
            let Some((staff, accounts)) = look_up(&keydesk.db, StaffId(id)).await? else { return Err(sign_in()) };
            if staff.session_epoch != epoch {
                return Err(sign_in());
            }
            Ok(Self { keydesk, request, staff, accounts, session })
        })
    }
}

async fn look_up(db: &Db, id: StaffId) -> Result<Option<(StaffMember, Vec<(Account, Role)>)>> {
    let found = db.read(move |conn| {
        let Some(member) = staff::store::find(conn, id)? else { return Ok::<_, db::Failure>(None) };
        Ok(Some((member, accounts::store::of_staff(conn, id)?)))
    });
    Ok(found.await?)
}

/// Only a page can be come back to, not a deed.
fn come_back_to(request: &HttpRequest) -> String {
    if request.method().is_safe() {
        return request.uri().to_string();
    }
    // The page that the form stood on; signing in leads to pages of Keydesk only.
    let page = request.headers().get(header::REFERER).and_then(|page| url::Url::parse(page.to_str().ok()?).ok());
    page.map_or_else(|| "/admin".into(), |page| page.path().to_owned())
}

/// The same for the one page on which a second factor is set up: everywhere else an account that
/// requires one sends people there first.
pub struct OwnDesk(pub Desk);

impl FromRequest for OwnDesk {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let person = Person::from_request(request, payload);
        let named = request.match_info().get("account").and_then(|id| id.parse().ok()).map(AccountId);
        Box::pin(async move {
            let person = person.await?;
            let here = person.accounts.iter().find(|(account, _)| Some(account.id) == named).cloned();
            let (account, role) = here.ok_or(Error::NotFound)?;
            Ok(Self(Desk { person, account, role }))
        })
    }
}

impl FromRequest for Desk {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let desk = OwnDesk::from_request(request, payload);
        Box::pin(async move {
            let OwnDesk(desk) = desk.await?;
            if desk.account.second_factor_required && !desk.staff.has_second_factor() {
                return Err(Error::SecondFactor(desk.account.id));
            }
            Ok(desk)
        })
    }
}

/// Remembers that somebody's password was right, until their code has come.
///
/// # Errors
/// When the state cannot be written down.
pub fn begin_half(sheet: &Sheet, session: &Session, member: &StaffMember) -> Result<()> {
    let fault = |e: actix_session::SessionInsertError| Error::Fault(e.to_string());
    session.clear();
    session.renew();
    session.insert(sessions::HALF, member.id.0).map_err(fault)?;
    session.insert(EPOCH, member.session_epoch).map_err(fault)?;
    session.insert(sessions::ID, Token::random().reveal()).map_err(fault)?;
    session.insert(sessions::BEGAN, sheet.now().unix()).map_err(fault)
}

/// Begins a session for who has just signed in: under a new key, whatever the browser brought. The
/// browser's name for itself and where it is are kept, so that the person knows it again in a list.
///
/// # Errors
/// When the state cannot be written down.
pub fn begin_session(sheet: &Sheet, session: &Session, member: &StaffMember) -> Result<()> {
    let fault = |e: actix_session::SessionInsertError| Error::Fault(e.to_string());
    let agent = sheet.request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let agent: String = agent.unwrap_or_default().chars().take(LONGEST_AGENT).collect();
    session.clear();
    session.renew();
    session.insert(sessions::STAFF, member.id.0).map_err(fault)?;
    session.insert(EPOCH, member.session_epoch).map_err(fault)?;
    session.insert(sessions::ID, Token::random().reveal()).map_err(fault)?;
    session.insert(CONFIRMED, sheet.now().unix()).map_err(fault)?;
    session.insert(sessions::BEGAN, sheet.now().unix()).map_err(fault)?;
    session.insert(sessions::AGENT, agent).map_err(fault)?;
    session.insert(sessions::SOURCE, sheet.by().source).map_err(fault)
}

impl Person {
    /// Their words: their choice, else the browser's.
    #[must_use]
    pub fn words(&self) -> Words {
        let browser = self.request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let chosen = self.staff.locale.parse().ok().filter(|lang: &Lang| lang.is_of_staff());
        chosen.unwrap_or_else(|| Lang::for_staff(i18n::accepted(browser.unwrap_or_default()))).words()
    }

    /// For the log.
    #[must_use]
    pub fn by(&self) -> By {
        By { staff: Some(self.staff.id), ..visitor::by(&self.request, &self.keydesk, Actor::Staff) }
    }

    /// For this page's forms.
    #[must_use]
    pub fn form_token(&self) -> String {
        visitor::form_token(&self.request, &self.keydesk)
    }

    /// This browser's session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Lets this session go on where the person's others were ended.
    ///
    /// # Errors
    /// When the state cannot be written down.
    pub fn outlive(&self) -> Result<()> {
        self.session.insert(EPOCH, self.staff.session_epoch + 1).map_err(|e| Error::Fault(e.to_string()))
    }

    /// Ends the session.
    pub fn sign_out(&self) {
        self.session.purge();
    }
}

impl std::ops::Deref for Desk {
    type Target = Person;
    fn deref(&self) -> &Person {
        &self.person
    }
}

impl Desk {
    /// Goes on only with the right.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn need(&self, right: Right) -> Result<()> {
        if self.role.may(right) {
            return Ok(());
        }
        tracing::warn!(staff = self.staff.id.0, account = self.account.id.0, right = right.word(), "not allowed");
        self.keydesk.warnings.note_refused(right, self.staff.id, self.account.id, self.by(), self.now());
        Err(Error::NotAllowed)
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Time {
        self.keydesk.clock.now()
    }

    /// The frame of a page; takes the banner out of the session.
    #[must_use]
    pub fn frame(&self, section: Section) -> Frame {
        let flash = self.session.get(FLASH).ok().flatten();
        if flash.is_some() {
            // Only then: a session that is changed is written.
            self.session.remove(FLASH);
        }
        Frame { flash, ..self.frame_without_banner(section) }
    }

    /// The same for what is refused: it changes nothing, and the banner waits for the page that it is for.
    pub(super) fn frame_without_banner(&self, section: Section) -> Frame {
        Frame {
            t: self.words(),
            theme: self.staff.theme,
            form: self.form_token(),
            person: self.staff.clone(),
            role: self.role,
            account: self.account.clone(),
            accounts: self.accounts.iter().map(|(account, _)| (account.id, account.name.clone())).collect(),
            section,
            query: String::new(),
            flash: None,
            here: self.request.uri().to_string(),
            now: self.now(),
            confirmed: self.is_confirmed(),
            mail_leaves: self.keydesk.config.smtp.is_some(),
        }
    }

    /// On to another page of this account, which tells what the act came to.
    ///
    /// # Errors
    /// When the banner cannot be kept.
    pub fn tell(&self, path: &str, tone: Tone, text: String) -> Result {
        self.session.insert(FLASH, Flash { tone, text }).map_err(|e| Error::Fault(e.to_string()))?;
        Ok(self.go(path))
    }

    /// The same after a mail was queued. Where none is ever sent, `kept` says so.
    ///
    /// # Errors
    /// As [`Desk::tell`].
    pub fn tell_queued(&self, path: &str, text: &str, kept: &str) -> Result {
        match self.keydesk.config.smtp {
            Some(_) => self.tell(path, Tone::Good, text.to_owned()),
            None => self.tell(path, Tone::Attention, format!("{text} {}", self.words().say(kept))),
        }
    }

    /// On to another page of this account.
    #[must_use]
    pub fn go(&self, path: &str) -> HttpResponse {
        see_other(&format!("/admin/{}{path}", self.account.id))
    }
}

/// On to another page, by GET.
#[must_use]
pub fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}
