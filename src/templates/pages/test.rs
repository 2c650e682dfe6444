//! "Send me a test": what is typed, to the person's own address and nobody else's.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::TimeDelta;

use super::LONGEST_FORM;
use super::asked::{Asked, find};
use super::edit::{notice, show_faults};
use super::preview::fill;
use super::text::{Typed, shown};
use super::theirs::changed;
use crate::events::{self, Kind};
use crate::messages::queue;
use crate::staff::roles::Right;
use crate::templates::check::{Finding, What};
use crate::templates::{draft, samples};
use crate::web::{Desk, Form, Result, Tone};

/// For one person, in one account.
const TESTS_AN_HOUR: i64 = 20;

/// `POST …/test`. What is new is saved as a draft first, so that nothing is lost on the way.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn send(desk: Desk, asked: Path<Asked>, Form(typed): Form<Typed, LONGEST_FORM>) -> Result {
    desk.need(Right::EditTemplates)?;
    let (found, t) = (find(&desk, &asked).await?, desk.words());
    let source = typed.source(found.place);
    let mut mail = match fill(&desk, &found, source.clone(), samples::Sample::anna(&desk.account)).await? {
        Ok(mail) => mail,
        Err(wrong) => {
            let finding = |(field, problem): crate::notifications::letter::Wrong| Finding {
                field,
                line: problem.line,
                column: problem.column,
                what: What::Liquid(problem.fault),
            };
            let problems = wrong.into_iter().map(|wrong| shown(t, &source, &finding(wrong))).collect();
            return show_faults(&desk, found, typed, problems, "template-problems-test");
        }
    };
    mail.subject = t.fill("template-test-subject", "subject", mail.subject);
    let (account, email, by, now) = (desk.account.clone(), desk.staff.email.clone(), desk.by(), desk.now());
    let (place, staff, version) = (found.place, desk.staff.id, typed.version);
    let is_new = source != found.current();
    let sent = desk.keydesk.db.write(move |conn| {
        let tests =
            events::store::count_since(conn, account.id, Kind::TemplateTested, staff, now - TimeDelta::hours(1))?;
        if tests >= TESTS_AN_HOUR {
            return Ok(Sent::TooMany);
        }
        let saved = match is_new {
            true => draft::save(conn, account.id, place, &source, version, &by, now).map(drop),
            false => Ok(()),
        };
        match saved {
            Err(draft::Refused::Changed(_)) => return Ok(Sent::Changed),
            Err(draft::Refused::Db(failure)) => return Err(failure),
            Ok(()) => {}
        }
        queue::to_staff(conn, &account, &email, &mail, now)?;
        events::record(conn, account.id, None, Kind::TemplateTested, &place.facts(), &by, now)?;
        Ok(Sent::Queued)
    });
    match sent.await? {
        Sent::Changed => changed(&desk, &asked, typed).await,
        Sent::TooMany => notice(&desk, StatusCode::TOO_MANY_REQUESTS, found, typed, "template-test-too-many"),
        Sent::Queued => {
            desk.keydesk.wake();
            let leaves = desk.keydesk.config.smtp.is_some();
            let tone = if leaves { Tone::Good } else { Tone::Attention };
            desk.tell(&found.at(&typed.query()), tone, told(&desk, is_new))
        }
    }
}

/// What became of the test, and of what was typed.
fn told(desk: &Desk, is_new: bool) -> String {
    let t = desk.words();
    let key = match (desk.keydesk.config.smtp.is_some(), desk.role.may(Right::ViewCustomers)) {
        (true, _) => "template-test-queued",
        (false, true) => "template-test-collected",
        // The messages are a page that they may not open.
        (false, false) => "template-test-stays",
    };
    let test = t.fill(key, "email", &desk.staff.email);
    if is_new { format!("{} {test}", t.say("template-test-saved")) } else { test }
}

enum Sent {
    Queued,
    TooMany,
    Changed,
}
