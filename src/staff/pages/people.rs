//! Who works in the account, who is invited, and inviting.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use crate::accounts::AccountId;
use crate::db;
use crate::email::Email;
use crate::staff::links::invite::{self, Refused};
use crate::staff::links::{StaffLink, StaffLinkId, store as links};
use crate::staff::roles::{Right, Role};
use crate::staff::{StaffMember, store};
use crate::web::form::Press;
use crate::web::frame::{Frame, Section, page, page_with};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    role: String,
    your_password: String,
}

#[derive(Template)]
#[template(path = "staff/people.html")]
struct PeoplePage {
    frame: Frame,
    people: Vec<(StaffMember, Role)>,
    invites: Vec<(StaffLink, Option<String>)>,
}

#[derive(Template)]
#[template(path = "staff/invite.html")]
struct InvitePage {
    frame: Frame,
    typed: Typed,
    problems: Problems,
    /// Whether an invite would get anywhere.
    possible: bool,
}

/// `GET /admin/{account}/staff`.
///
/// # Errors
/// Without the right, or the database's.
pub async fn list(desk: Desk) -> Result {
    desk.need(Right::RunAccount)?;
    let account = desk.account.id;
    let both = move |conn: &mut db::Conn| {
        Ok::<_, db::Failure>((store::of_account(conn, account)?, links::waiting(conn, account)?))
    };
    let (people, invites) = desk.keydesk.db.read(both).await?;
    page(&PeoplePage { frame: desk.frame(Section::Staff), people, invites })
}

/// `GET /admin/{account}/staff/invite`.
///
/// # Errors
/// Without the right.
pub async fn form(desk: Desk) -> Result {
    desk.need(Right::RunAccount)?;
    let typed = Typed { role: Role::Support.word().into(), ..Typed::default() };
    show(&desk, StatusCode::OK, typed, Problems::default())
}

/// `POST` of the same.
///
/// # Errors
/// Without the right, or the database's.
pub async fn send(desk: Desk, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::RunAccount)?;
    let (t, mut problems) = (desk.words(), Problems::default());
    let email = typed.email.parse::<Email>().ok();
    if email.is_none() {
        problems.note("email", t.say("problem-email"));
    }
    let role = typed.role.parse::<Role>().ok();
    if role.is_none() {
        problems.note("role", t.say("problem-role"));
    }
    desk.confirm(&typed.your_password, &mut problems).await?;
    let (Some(email), Some(role), true) = (email, role, problems.is_empty() && may_arrive(&desk)) else {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed, problems);
    };
    match queue(&desk, email.clone(), role).await {
        Ok(_) => {
            desk.keydesk.wake();
            let text = t.fill2("done-invited", "email", email.typed(), "role", t.of("role", role));
            return desk.tell_queued("/staff", &text, "staff-sent-collected");
        }
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::Mail(fault)) => return Err(Error::Fault(fault)),
        Err(Refused::IsMember) => problems.note("email", t.say("problem-is-member")),
        Err(Refused::TooMany) => problems.note("email", t.fill("problem-too-many-invites", "most", invite::PER_HOUR)),
        Err(Refused::Over) => problems.note("email", t.say("problem-changed")),
    }
    show(&desk, StatusCode::CONFLICT, typed, problems)
}

async fn queue(desk: &Desk, email: Email, role: Role) -> std::result::Result<StaffLinkId, Refused> {
    let (account, inviter, keys) = (desk.account.clone(), desk.staff.clone(), desk.keydesk.config.keys.clone());
    let (by, now) = (desk.by(), desk.now());
    let write =
        desk.keydesk.db.write(move |conn| invite::invite(conn, &keys, &account, &inviter, &email, role, &by, now));
    write.await
}

/// `POST /admin/{account}/invites/{id}/again`: the same invite anew, which ends the old link.
///
/// # Errors
/// Without the right, for an invite of another account or one that is over, or the database's.
pub async fn again(desk: Desk, path: Path<(AccountId, StaffLinkId)>, _: Form<Press>) -> Result {
    desk.need(Right::RunAccount)?;
    let found = named(&desk, path.into_inner().1).await?;
    let (Ok(email), Some(role)) = (found.email.parse::<Email>(), found.role) else { return Err(Error::NotFound) };
    let t = desk.words();
    if found.used_at.is_some() || found.ended_at.is_some() {
        return desk.tell("/staff", Tone::Info, t.say("invite-over"));
    }
    match queue(&desk, email, role).await {
        Ok(_) => {
            desk.keydesk.wake();
            let text = t.fill2("done-invited", "email", found.email, "role", t.of("role", role));
            desk.tell_queued("/staff", &text, "staff-sent-collected")
        }
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(Refused::Mail(fault)) => Err(Error::Fault(fault)),
        Err(Refused::TooMany) => {
            desk.tell("/staff", Tone::Attention, t.fill("problem-too-many-invites", "most", invite::PER_HOUR))
        }
        Err(Refused::IsMember | Refused::Over) => desk.tell("/staff", Tone::Info, t.say("invite-over")),
    }
}

/// `POST /admin/{account}/invites/{id}/withdraw`.
///
/// # Errors
/// As [`again`].
pub async fn withdraw(desk: Desk, path: Path<(AccountId, StaffLinkId)>, _: Form<Press>) -> Result {
    desk.need(Right::RunAccount)?;
    let found = named(&desk, path.into_inner().1).await?;
    let (account, by, now, t) = (desk.account.clone(), desk.by(), desk.now(), desk.words());
    let email = found.email.clone();
    match desk.keydesk.db.write(move |conn| invite::withdraw(conn, &account, &found, &by, now)).await {
        Ok(()) => desk.tell("/staff", Tone::Good, t.fill("done-invite-withdrawn", "email", email)),
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(_) => desk.tell("/staff", Tone::Info, t.say("invite-over")),
    }
}

async fn named(desk: &Desk, id: StaffLinkId) -> Result<StaffLink> {
    let account = desk.account.id;
    desk.keydesk.db.read(move |conn| links::invite(conn, account, id)).await?.ok_or(Error::NotFound)
}

/// Mails get somewhere, or, in the demo, can be read here with their links.
fn may_arrive(desk: &Desk) -> bool {
    desk.keydesk.config.smtp.is_some() || desk.keydesk.config.demo
}

fn show(desk: &Desk, status: StatusCode, typed: Typed, problems: Problems) -> Result {
    let possible = may_arrive(desk);
    page_with(status, &InvitePage { frame: desk.frame(Section::Staff), typed, problems, possible })
}

impl PeoplePage {
    fn is_me(&self, member: &StaffMember) -> bool {
        member.id == self.frame.person.id
    }

    fn is_expired(&self, invite: &StaffLink) -> bool {
        invite.expires_at <= self.frame.now
    }
}

impl InvitePage {
    fn roles(&self) -> &'static [Role] {
        Role::ALL
    }

    fn is_role(&self, role: &Role) -> bool {
        self.typed.role == role.word()
    }
}
