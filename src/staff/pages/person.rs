//! One of the account's people: their role, and what an owner can do for them or must do about
//! them.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;
use serde_json::json;

use crate::accounts::AccountId;
use crate::db;
use crate::events::Kind;
use crate::staff;
use crate::staff::change_role::{Refused, change_role, is_last_owner};
use crate::staff::links::forgot;
use crate::staff::remove::remove;
use crate::staff::roles::{Right, Role};
use crate::staff::second_factor::remove as second_factor;
use crate::staff::{StaffId, StaffMember, sessions, store};
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    role: String,
    /// What they were when the page was opened.
    was: String,
    your_password: String,
}

#[derive(Template)]
#[template(path = "staff/person.html")]
struct PersonPage {
    frame: Frame,
    member: StaffMember,
    /// Without them the account would have no owner.
    is_last_owner: bool,
    typed: Typed,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "staff/deed.html")]
struct DeedPage {
    frame: Frame,
    member: StaffMember,
    deed: String,
    /// Said instead of a button that would be refused.
    is_last_owner: bool,
    problems: Problems,
}

type Named = Path<(AccountId, StaffId)>;
type Deed = Path<(AccountId, StaffId, String)>;

/// `GET /admin/{account}/staff/{id}`.
///
/// # Errors
/// Without the right, for somebody without a role here, or the database's.
pub async fn form(desk: Desk, path: Named) -> Result {
    desk.need(Right::RunAccount)?;
    let (member, role) = named(&desk, path.into_inner().1).await?;
    let typed = Typed { role: role.word().into(), was: role.word().into(), ..Typed::default() };
    show(&desk, StatusCode::OK, member, typed, Problems::default()).await
}

/// `POST` of the same: another role.
///
/// # Errors
/// As [`form`].
pub async fn change(desk: Desk, path: Named, Form(mut typed): Form<Typed>) -> Result {
    desk.need(Right::RunAccount)?;
    let (member, _) = named(&desk, path.into_inner().1).await?;
    let (t, mut problems) = (desk.words(), Problems::default());
    let role = typed.role.parse::<Role>().ok();
    if role.is_none() {
        problems.note("role", t.say("problem-role"));
    }
    desk.confirm(&typed.your_password, &mut problems).await?;
    let Some(role) = role.filter(|_| problems.is_empty()) else {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, member, typed, problems).await;
    };
    let (account, id, by, now) = (desk.account.id, member.id, desk.by(), desk.now());
    let roles = (typed.was.parse().ok(), role);
    match desk.keydesk.db.write(move |conn| change_role(conn, account, id, roles, &by, now)).await {
        Ok(member) => {
            let text = t.fill2("done-role", "name", member.name, "role", t.of("role", role));
            // Who takes their own right away can no longer see the list.
            let next = if id == desk.staff.id && role != Role::Owner { "/administration" } else { "/staff" };
            return desk.tell(next, Tone::Good, text);
        }
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::Unknown) => return Err(Error::NotFound),
        Err(Refused::LastOwner) => problems.note("role", t.say("problem-last-owner")),
        Err(Refused::Changed(now)) => {
            typed.was = now.word().into();
            problems.note("role", t.fill("problem-role-changed", "role", t.of("role", now)));
        }
    }
    show(&desk, StatusCode::CONFLICT, member, typed, problems).await
}

/// `GET /admin/{account}/staff/{id}/remove`, `/sign-out` and `/password`: what it does.
///
/// # Errors
/// As [`form`].
pub async fn ask(desk: Desk, path: Deed) -> Result {
    desk.need(Right::RunAccount)?;
    let (_, id, deed) = path.into_inner();
    let (member, _) = named(&desk, id).await?;
    show_deed(&desk, StatusCode::OK, member, deed, Problems::default()).await
}

/// `POST` of the same: does it.
///
/// # Errors
/// As [`form`].
pub async fn act(desk: Desk, path: Deed, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::RunAccount)?;
    let (_, id, deed) = path.into_inner();
    let (member, _) = named(&desk, id).await?;
    let mut problems = Problems::default();
    if matches!(deed.as_str(), "remove" | "second-factor") {
        desk.confirm(&typed.your_password, &mut problems).await?;
    }
    if !problems.is_empty() {
        return show_deed(&desk, StatusCode::UNPROCESSABLE_ENTITY, member, deed, problems).await;
    }
    match deed.as_str() {
        "remove" => take_out(&desk, member).await,
        "sign-out" => sign_out(&desk, member).await,
        "second-factor" => remove_factor(&desk, member).await,
        _ => send_password_link(&desk, member).await,
    }
}

async fn take_out(desk: &Desk, member: StaffMember) -> Result {
    let (account, id, by, now, t) = (desk.account.id, member.id, desk.by(), desk.now(), desk.words());
    match desk.keydesk.db.write(move |conn| remove(conn, account, id, &by, now)).await {
        Ok(_) if id == desk.staff.id => Ok(crate::web::desk::see_other("/admin")),
        Ok(_) => desk.tell("/staff", Tone::Good, t.fill("done-staff-removed", "name", member.name)),
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(Refused::Unknown) => Err(Error::NotFound),
        Err(Refused::LastOwner | Refused::Changed(_)) => {
            // The page says why.
            show_deed(desk, StatusCode::CONFLICT, member, "remove".into(), Problems::default()).await
        }
    }
}

async fn sign_out(desk: &Desk, member: StaffMember) -> Result {
    let (id, by, now, t) = (member.id, desk.by(), desk.now(), desk.words());
    let ended = desk.keydesk.db.write(move |conn| {
        let ended = sessions::end_all(conn, id)?;
        let data = json!({ "staff": id, "count": ended });
        staff::note_everywhere(conn, id, Kind::StaffSignedOutEverywhere, &data, &by, now)?;
        Ok::<_, db::Failure>(ended)
    });
    ended.await?;
    desk.tell(&format!("/staff/{id}"), Tone::Good, t.fill("done-staff-signed-out", "name", member.name))
}

/// For who has lost their app. An owner of one account must not open the person's others.
async fn remove_factor(desk: &Desk, member: StaffMember) -> Result {
    let (keys, account, me) = (desk.keydesk.config.keys.clone(), desk.account.clone(), desk.staff.id);
    let (by, now, t, person) = (desk.by(), desk.now(), desk.words(), member.clone());
    let removed = desk.keydesk.db.write(move |conn| {
        let may = second_factor::may_be_removed_by(conn, me, person.id)?;
        if may && person.has_second_factor() {
            second_factor::remove(conn, &keys, &account, &person, &by, now)?;
        }
        Ok::<_, db::Failure>(may)
    });
    let (tone, key) =
        if removed.await? { (Tone::Good, "done-staff-factor") } else { (Tone::Attention, "problem-staff-factor") };
    desk.keydesk.wake();
    desk.tell(&format!("/staff/{}", member.id), tone, t.fill(key, "name", member.name))
}

/// The same mail as when they ask themselves, under the same limits.
async fn send_password_link(desk: &Desk, member: StaffMember) -> Result {
    let (keys, by, now, t) = (desk.keydesk.config.keys.clone(), desk.by(), desk.now(), desk.words());
    let key = member.email.parse::<crate::email::Email>().map(|email| email.key().to_owned()).unwrap_or_default();
    let taken = desk.keydesk.db.write(move |conn| forgot::take_in(conn, &keys, &key, &by, now)).await?;
    desk.keydesk.wake();
    let page = format!("/staff/{}", member.id);
    if !taken {
        return desk.tell(&page, Tone::Attention, t.say("problem-later"));
    }
    let text = t.fill2("done-staff-password", "name", member.name, "email", member.email);
    desk.tell_queued(&page, &text, "staff-sent-collected")
}

async fn named(desk: &Desk, id: StaffId) -> Result<(StaffMember, Role)> {
    let account = desk.account.id;
    desk.keydesk.db.read(move |conn| store::member(conn, account, id)).await?.ok_or(Error::NotFound)
}

async fn is_last(desk: &Desk, member: &StaffMember) -> std::result::Result<bool, Error> {
    let (account, id) = (desk.account.id, member.id);
    Ok(desk.keydesk.db.read(move |conn| is_last_owner(conn, account, id)).await?)
}

async fn show(desk: &Desk, status: StatusCode, member: StaffMember, typed: Typed, problems: Problems) -> Result {
    let is_last_owner = is_last(desk, &member).await?;
    page_with(status, &PersonPage { frame: desk.frame(Section::Staff), member, is_last_owner, typed, problems })
}

async fn show_deed(desk: &Desk, status: StatusCode, member: StaffMember, deed: String, problems: Problems) -> Result {
    let is_last_owner = deed == "remove" && is_last(desk, &member).await?;
    page_with(status, &DeedPage { frame: desk.frame(Section::Staff), member, deed, is_last_owner, problems })
}

impl PersonPage {
    fn roles(&self) -> &'static [Role] {
        Role::ALL
    }

    fn is_role(&self, role: &Role) -> bool {
        self.typed.role == role.word()
    }
}

impl DeedPage {
    fn consequence(&self) -> String {
        let StaffMember { name, email, .. } = &self.member;
        let gaps: [(&'static str, &dyn std::fmt::Display); 3] =
            [("name", name), ("email", email), ("shop", &self.frame.account.name)];
        self.frame.t.fill_all(&format!("staff-deed-{}-text", self.deed), &gaps)
    }

    fn reaches_far(&self) -> bool {
        matches!(self.deed.as_str(), "remove" | "second-factor")
    }

    fn action(&self) -> String {
        self.frame.one("/staff", self.member.id, &format!("/{}", self.deed))
    }
}
