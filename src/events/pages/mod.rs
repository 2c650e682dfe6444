//! The log: who did what to whom, when and from where. Who has the right sees all of it, everybody
//! else what they did themselves.

mod asked;
pub mod export;

use std::cmp::Reverse;

use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;

use self::asked::{Asked, address, filter, query, unreadable};
use crate::accounts::AccountId;
use crate::applications::{self, Application};
use crate::customers::store::by_email;
use crate::db::{self, Conn};
use crate::events::list::{Line, Topic, page as lines};
use crate::events::store::removed_staff;
use crate::events::things::Thing;
use crate::events::{Actor, words};
use crate::i18n::Words;
use crate::staff::roles::Right;
use crate::staff::{StaffId, store};
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Problems, Result};

/// Lines on a page.
const SIZE: usize = 50;

#[derive(Template)]
#[template(path = "events/list.html")]
struct LogPage {
    frame: Frame,
    rows: Vec<Line>,
    people: Vec<Whose>,
    applications: Vec<Application>,
    asked: Asked,
    sees_all: bool,
    next: Option<String>,
    problems: Problems,
}

/// `GET /admin/{account}/log`.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result {
    if let Some(numbered) = numbered(&desk, &asked).await? {
        return Ok(desk.go(&format!("/log?{}", query(&numbered, None))));
    }
    let (account, filter, before) = (desk.account.id, filter(&desk, &asked), asked.before);
    let t = desk.words();
    let problems = unreadable(t, &asked);
    let is_readable = problems.is_empty();
    let sees_all = desk.role.may(Right::ViewAudit);
    let limit = i64::try_from(SIZE).unwrap_or(50) + 1;
    let found = desk.keydesk.db.read(move |conn| {
        let people = if sees_all { people(conn, account, t)? } else { Vec::new() };
        let applications = applications::store::all(conn, account)?;
        let rows = if is_readable { lines(conn, account, &filter, before, limit)? } else { Vec::new() };
        Ok::<_, db::Failure>((rows, people, applications))
    });
    let (rows, people, applications) = found.await?;
    let mut rows = shown(&desk, rows);
    let more = rows.len() > SIZE;
    rows.truncate(SIZE);
    let frame = desk.frame(Section::Log);
    let last = rows.last().filter(|_| more).map(|line| line.id);
    let next = last.map(|id| format!("{}?{}", frame.at("/log"), query(&asked, Some(id))));
    // A line is of the moment when its request came, and written seconds later if a password was hashed meanwhile.
    rows.sort_by_key(|line| Reverse((line.event.at, line.id)));
    let status = if is_readable { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &LogPage { frame, rows, people, applications, asked, sees_all, next, problems })
}

/// The same with the number of a customer whose address was typed: what is exported, kept and handed on has no addresses
/// in it. None if it is nobody's, or for who may not see customers.
async fn numbered(desk: &Desk, asked: &Asked) -> std::result::Result<Option<Asked>, db::Failure> {
    let Some(email) = address(asked).filter(|_| desk.role.may(Right::ViewCustomers)) else { return Ok(None) };
    let account = desk.account.id;
    let found = desk.keydesk.db.read(move |conn| by_email(conn, account, email.key())).await?;
    Ok(found.map(|customer| Asked { customer: customer.id.to_string(), ..asked.clone() }))
}

/// Somebody whose acts can be asked for.
struct Whose {
    id: StaffId,
    /// Their name; of those who were removed, with that.
    name: String,
    email: String,
    is_here: bool,
}

/// Those who are there, and then those who were.
fn people(conn: &mut Conn, account: AccountId, t: Words) -> db::Result<Vec<Whose>> {
    let present = store::of_account(conn, account)?.into_iter();
    let present =
        present.map(|(member, _)| Whose { id: member.id, name: member.name, email: member.email, is_here: true });
    let removed = removed_staff(conn, account)?.into_iter();
    let removed = removed.map(|(id, name, email)| {
        let name = t.fill("log-removed", "name", name);
        Whose { id, name, email, is_here: false }
    });
    Ok(present.chain(removed).collect())
}

/// Lines as somebody may see them.
fn shown(desk: &Desk, lines: Vec<Line>) -> Vec<Line> {
    if desk.role.may(Right::ViewCustomers) {
        return lines;
    }
    lines.into_iter().map(Line::without_customer).collect()
}

impl LogPage {
    fn t(&self) -> Words {
        self.frame.t
    }

    fn what(&self, line: &Line) -> String {
        words::what(self.t(), &line.event)
    }

    fn who(&self, line: &Line) -> String {
        words::who(self.t(), &line.event)
    }

    fn detail(&self, line: &Line) -> String {
        words::detail(self.t(), &line.event)
    }

    fn changes(&self, line: &Line) -> Vec<(String, String, String)> {
        words::changes(self.t(), &line.event)
    }

    /// Where what a line is about is now, and what it is called; none for who may not go there.
    fn thing(&self, line: &Line) -> Option<(String, String)> {
        let (t, may) = (self.t(), |right| self.frame.may(right));
        match Thing::of(&line.event)? {
            Thing::Application(name) if may(Right::ViewApplications) => {
                let known = self.applications.iter().find(|known| known.name == name)?;
                Some((self.frame.one("/applications", known.id, ""), name))
            }
            // The line says its name, and there is no page of its own.
            Thing::Key(_) if may(Right::ViewApplications) => Some((self.frame.at("/keys"), t.say("nav-api-keys"))),
            Thing::Template { notification, locale, of } if may(Right::ViewTemplates) => {
                let words = format!("{}, {}", t.say(&notification.key()), t.of("lang", locale));
                Some((self.frame.at(&format!("/notifications/{notification}/{locale}/{of}")), words))
            }
            Thing::Staff(id) if may(Right::RunAccount) => {
                let whose = self.people.iter().find(|known| known.id == id)?;
                Some((self.page_of(whose), whose.name.clone()))
            }
            Thing::Message(id) if may(Right::ViewCustomers) => {
                Some((self.frame.one("/messages", id, ""), t.fill("log-message", "number", id)))
            }
            Thing::Settings if may(Right::RunAccount) => Some((self.frame.at("/settings"), t.say("nav-settings"))),
            _ => None,
        }
    }

    /// The page of somebody; of who was removed, what they did.
    fn page_of(&self, whose: &Whose) -> String {
        match whose.is_here {
            true => self.frame.one("/staff", whose.id, ""),
            false => format!("{}?who={}", self.frame.at("/log"), whose.id),
        }
    }

    /// Where who did it is looked after, for who may.
    fn doer(&self, line: &Line) -> Option<String> {
        let (id, _) = line.staff.as_ref().filter(|_| self.frame.may(Right::RunAccount))?;
        self.people.iter().find(|known| known.id == *id).map(|whose| self.page_of(whose))
    }

    fn topics(&self) -> &'static [Topic] {
        Topic::ALL
    }

    /// Everybody who is not staff.
    fn others(&self) -> impl Iterator<Item = &'static Actor> {
        Actor::ALL.iter().filter(|actor| **actor != Actor::Staff)
    }

    fn is_who(&self, who: &dyn std::fmt::Display) -> bool {
        self.asked.who == who.to_string()
    }

    fn is_filtered(&self) -> bool {
        !query(&self.asked, None).is_empty()
    }

    fn export(&self, format: &str) -> String {
        format!("{}?{}", self.frame.at(&format!("/log.{format}")), query(&self.asked, None))
    }

    fn newest(&self) -> String {
        format!("{}?{}", self.frame.at("/log"), query(&self.asked, None))
    }
}
