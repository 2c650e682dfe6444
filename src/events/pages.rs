//! The log: who did what to whom, when and from where. Who has the right sees all of it, everybody
//! else what they did themselves.

use std::rc::Rc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::{Bytes, Path, Query};
use askama::Template;
use chrono::{Days, NaiveDate, TimeZone};
use futures_util::stream;
use serde::Deserialize;
use serde_json::json;

use crate::accounts::AccountId;
use crate::applications::{self, Application};
use crate::customers::CustomerId;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::export::Format;
use crate::events::list::{Filter, Line, Topic, page as lines};
use crate::events::store::removed_staff;
use crate::events::things::Thing;
use crate::events::{Actor, Kind, record, words};
use crate::i18n::Words;
use crate::staff::roles::Right;
use crate::staff::{StaffId, store};
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Error, Problems, Result};

/// Lines on a page.
const SIZE: usize = 50;
/// Lines that an export reads at once.
const BATCH: i64 = 1_000;

/// What the address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A staff member's id, or a sort of actor.
    who: String,
    topic: String,
    customer: String,
    from: String,
    until: String,
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "events/list.html")]
struct LogPage {
    frame: Frame,
    rows: Vec<Line>,
    people: Vec<(StaffId, String)>,
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
    let status = if is_readable { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &LogPage { frame, rows, people, applications, asked, sees_all, next, problems })
}

/// Whose acts can be asked for: those who are there, and then those who were.
fn people(conn: &mut Conn, account: AccountId, t: Words) -> db::Result<Vec<(StaffId, String)>> {
    let present = store::of_account(conn, account)?.into_iter().map(|(member, _)| (member.id, member.name));
    let removed = removed_staff(conn, account)?.into_iter();
    Ok(present.chain(removed.map(|(id, name)| (id, t.fill("log-removed", "name", name)))).collect())
}

/// `GET /admin/{account}/log.csv` and `/log.jsonl`: all lines that the filter lets through, as they
/// are read; what is exported is itself in the log.
///
/// # Errors
/// The database's.
pub async fn export(desk: Desk, path: Path<(AccountId, String)>, Query(asked): Query<Asked>) -> Result {
    let format: Format = path.into_inner().1.parse().ok().ok_or(Error::NotFound)?;
    if !unreadable(desk.words(), &asked).is_empty() {
        return Err(Error::Malformed);
    }
    let (account, filter, by, now) = (desk.account.id, filter(&desk, &asked), desk.by(), desk.now());
    let (t, asked_for, named) = (desk.words(), query(&asked, None), asked.who.parse().ok().map(StaffId));
    let noted = desk.keydesk.db.write(move |conn| {
        // By name, for who reads the log later; of this account's people only, whatever the address says.
        let who = people(conn, account, t)?.into_iter().find(|(id, _)| Some(*id) == named).map(|(_, name)| name);
        let data = json!({ "format": format, "filter": asked_for, "who": who.unwrap_or_default() });
        record(conn, account, None, Kind::LogExported, &data, &by, now)
    });
    noted.await?;
    let desk = Rc::new(desk);
    let parts = stream::unfold((Some(i64::MAX), true), move |(before, is_first)| {
        batch(desk.clone(), filter.clone(), format, before, is_first)
    });
    let kind = if format == Format::Csv { "text/csv; charset=utf-8" } else { "application/jsonl; charset=utf-8" };
    let name = format!("attachment; filename=\"keydesk-log-{account}.{format}\"");
    Ok(HttpResponse::Ok().content_type(kind).insert_header((CONTENT_DISPOSITION, name)).streaming(Box::pin(parts)))
}

type Part = (std::result::Result<Bytes, db::Failure>, (Option<i64>, bool));

/// The next lines of an export, and from where to go on.
async fn batch(desk: Rc<Desk>, filter: Filter, format: Format, before: Option<i64>, is_first: bool) -> Option<Part> {
    let before = before?;
    let account = desk.account.id;
    let read = desk.keydesk.db.read(move |conn| lines(conn, account, &filter, Some(before), BATCH)).await;
    let rows = match read {
        Ok(rows) => shown(&desk, rows),
        // The connection is broken off, so that nobody takes half of it for all.
        Err(failure) => return Some((Err(failure), (None, false))),
    };
    let mut text = if is_first { format.head() } else { String::new() };
    rows.iter().for_each(|line| text.push_str(&format.line(line)));
    let next = rows.last().filter(|_| rows.len() as i64 == BATCH).map(|line| line.id);
    Some((Ok(Bytes::from(text)), (next, false)))
}

/// Lines as somebody may see them.
fn shown(desk: &Desk, lines: Vec<Line>) -> Vec<Line> {
    if desk.role.may(Right::ViewCustomers) {
        return lines;
    }
    lines.into_iter().map(Line::without_customer).collect()
}

/// What of it is no filter: left out, it would show what nobody asked for.
fn unreadable(t: Words, asked: &Asked) -> Problems {
    let mut problems = Problems::default();
    let is_who = asked.who.parse::<i64>().is_ok() || asked.who.parse::<Actor>().is_ok();
    for (field, value, is_good) in
        [("who", &asked.who, is_who), ("topic", &asked.topic, asked.topic.parse::<Topic>().is_ok())]
    {
        if !value.is_empty() && !is_good {
            problems.note(field, t.say("log-problem-choice"));
        }
    }
    if !asked.customer.trim().is_empty() && customer(asked).is_none() {
        problems.note("customer", t.say("log-problem-customer"));
    }
    for (field, day) in [("from", &asked.from), ("until", &asked.until)] {
        if !day.is_empty() && day.parse::<NaiveDate>().is_err() {
            problems.note(field, t.say("log-problem-day"));
        }
    }
    let [from, until] = [&asked.from, &asked.until].map(|day| day.parse::<NaiveDate>().ok());
    if from.zip(until).is_some_and(|(from, until)| from > until) {
        problems.note("until", t.say("log-problem-range"));
    }
    problems
}

fn customer(asked: &Asked) -> Option<CustomerId> {
    asked.customer.trim().trim_start_matches('#').parse().ok().map(CustomerId)
}

/// What is asked for, and no more than may be seen.
fn filter(desk: &Desk, asked: &Asked) -> Filter {
    let zone = crate::i18n::time::zone(&desk.account.time_zone);
    // A day as it is counted where the shop is; its begin, or the next one's.
    let midnight = |text: &str, days: u64| {
        let day = text.parse::<NaiveDate>().ok()?.checked_add_days(Days::new(days))?.and_hms_opt(0, 0, 0)?;
        Some(Time::from(zone.from_local_datetime(&day).earliest()?.to_utc()))
    };
    let own = Some(desk.staff.id).filter(|_| !desk.role.may(Right::ViewAudit));
    Filter {
        staff: own.or_else(|| asked.who.parse().ok().map(StaffId)),
        actor: asked.who.parse::<Actor>().ok(),
        topic: asked.topic.parse().ok(),
        customer: customer(asked),
        from: midnight(&asked.from, 0),
        until: midnight(&asked.until, 1),
    }
}

/// The filter as an address has it.
fn query(asked: &Asked, before: Option<i64>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let fields = [
        ("who", &asked.who),
        ("topic", &asked.topic),
        ("customer", &asked.customer),
        ("from", &asked.from),
        ("until", &asked.until),
    ];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    if let Some(before) = before {
        query.append_pair("before", &before.to_string());
    }
    query.finish()
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
                let (_, name) = self.people.iter().find(|(known, _)| *known == id)?;
                Some((self.frame.one("/staff", id, ""), name.clone()))
            }
            Thing::Message(id) if may(Right::ViewCustomers) => {
                Some((self.frame.one("/messages", id, ""), t.fill("log-message", "number", id)))
            }
            Thing::Settings if may(Right::RunAccount) => Some((self.frame.at("/settings"), t.say("nav-settings"))),
            _ => None,
        }
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
