//! Putting what was typed in force, after it was checked.

use std::collections::HashSet;

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::LONGEST_FORM;
use super::asked::{Asked, Found, find};
use super::edit::{ask_to_confirm, changed, show};
use super::text::{Typed, shown};
use crate::applications::Application;
use crate::applications::link::{self, Whom};
use crate::customers::CustomerId;
use crate::notifications::letter::Source;
use crate::resets::Purpose;
use crate::staff::roles::Right;
use crate::templates::check::{self, Checked, Finding, Trial};
use crate::templates::{draft, publish};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

/// `POST …/publish`.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn act(desk: Desk, asked: Path<Asked>, Form(typed): Form<Typed, LONGEST_FORM>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    let source = typed.source();
    let checked = match checked(&desk, &found, source.clone()).await? {
        Ok(checked) => checked,
        Err(findings) => {
            let problems = findings.iter().map(|finding| shown(desk.words(), &source, finding)).collect();
            return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, found, typed, problems, None);
        }
    };
    if found.place.notification.has_link() {
        // Whoever words these mails can lead customers astray.
        let mut problems = Problems::default();
        desk.confirm(&typed.your_password, &mut problems).await?;
        if !problems.is_empty() {
            return ask_to_confirm(&desk, found, typed, problems);
        }
    }
    let (account, place, version, by, now) = (desk.account.id, found.place, typed.version, desk.by(), desk.now());
    let done = desk.keydesk.db.write(move |conn| publish::publish(conn, account, place, &checked, version, &by, now));
    match done.await {
        Ok(number) => desk.tell(&found.at(""), Tone::Good, desk.words().fill("template-published", "number", number)),
        Err(draft::Refused::Changed(theirs)) => changed(&desk, &asked, typed, *theirs).await,
        Err(draft::Refused::Db(failure)) => Err(failure.into()),
    }
}

/// Checks a source for all mails that it would be for, beside the event loop.
async fn checked(desk: &Desk, found: &Found, source: Source) -> Result<std::result::Result<Checked, Vec<Finding>>> {
    let (account, public_url) = (desk.account.clone(), desk.keydesk.config.public_url.clone());
    let (place, links, now) = (found.place, links(desk, found), desk.now());
    let brand = found.brand.clone();
    let work = tokio::task::spawn_blocking(move || {
        let trial = Trial { account: &account, brand: &brand, place, public_url: &public_url, links: &links, now };
        check::check(&trial, &source)
    });
    work.await.map_err(|e| Error::Fault(e.to_string()))
}

/// A link of each shape that the mails will carry: of the applications that they are for, and of
/// none.
fn links(desk: &Desk, found: &Found) -> Vec<String> {
    let purpose = found.place.notification.purpose().unwrap_or(Purpose::Reset);
    let hosted = desk.keydesk.config.public_url.hosted_page(desk.account.id, purpose.page());
    let whom = Whom { account: desk.account.id, customer: CustomerId(4711), email: "anna@example.com" };
    let action = purpose.action();
    let of = |application: &Application| {
        let endpoint = application.endpoint.parse().unwrap_or_else(|_| hosted.clone());
        link::build(&endpoint, application.link_format, application.adds_identity, action, whom).shown()
    };
    let mut shapes = HashSet::new();
    let concerned = found
        .applications
        .iter()
        .filter(|known| found.place.application.is_none_or(|id| id == known.id))
        .filter(|known| shapes.insert((known.link_format, known.adds_identity)));
    let none = link::build(&hosted, crate::applications::LinkFormat::Default, false, action, whom).shown();
    concerned.map(of).chain([none]).collect()
}
