//! How the mail looks: a document of its own, in a sandbox of its own, that runs nothing.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_SECURITY_POLICY;
use actix_web::web::{Path, Query};
use serde::Deserialize;

use super::LONGEST_FORM;
use super::asked::{Asked, Found, find};
use super::paper;
use super::text::{Typed, shown};
use super::versions::source;
use crate::customers::{self, Customer, CustomerId};
use crate::db;
use crate::events::{self, Kind};
use crate::notifications::letter::{Letter, Rendered, Source, Wrong};
use crate::staff::roles::Right;
use crate::templates::check;
use crate::templates::samples::{self, Sample};
use crate::web::headers::TEMPLATE_PREVIEW_POLICY;
use crate::web::{Desk, Error, Form, Result};

/// How to show what is saved, and for whom.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Look {
    view: String,
    /// See [`Typed`].
    pub(super) as_customer: String,
    /// An earlier text; none is the draft, or what is in force.
    version: Option<i64>,
}

/// `GET …/preview`: of what is saved.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn saved(desk: Desk, asked: Path<Asked>, Query(look): Query<Look>) -> Result {
    let found = find(&desk, &asked).await?;
    let source = match look.version {
        Some(number) => source(&desk, &found, number).await?,
        None => found.current(),
    };
    show(&desk, &found, source, &look.as_customer, &look.view).await
}

/// `POST …/preview`: of what is typed, with a sample or, for those who may, a customer.
///
/// # Errors
/// As [`saved`].
pub async fn typed(desk: Desk, asked: Path<Asked>, Form(typed): Form<Typed, LONGEST_FORM>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    show(&desk, &found, typed.source(found.place), &typed.as_customer, &typed.view).await
}

/// As a customer would get it, or the sample person.
async fn show(desk: &Desk, found: &Found, source: Source, who: &str, view: &str) -> Result {
    let sample = match who.trim() {
        "" => Sample::anna(&desk.account),
        who => match chosen(desk, found, who).await? {
            Some(customer) => Sample::of(&desk.account, &customer),
            None => return Ok(document(&paper::note(&desk.words().fill("template-no-customer", "who", who)), false)),
        },
    };
    answer(desk, found, source, sample, view).await
}

/// The customer with that id or address. That they were looked at is noted once an hour at most
/// for each who looks.
async fn chosen(desk: &Desk, found: &Found, who: &str) -> Result<Option<Customer>> {
    desk.need(Right::PreviewCustomers)?;
    let (account, who, by, now) = (desk.account.id, who.trim_start_matches('#').to_owned(), desk.by(), desk.now());
    let (place, staff) = (found.place, desk.staff.id);
    let write = desk.keydesk.db.write(move |conn| {
        let customer = match (who.parse(), who.parse::<crate::email::Email>()) {
            (Ok(id), _) => customers::store::find(conn, account, CustomerId(id))?,
            (_, Ok(email)) => customers::store::by_email(conn, account, email.key())?,
            _ => None,
        };
        if let Some(customer) = &customer {
            let since = now - chrono::TimeDelta::hours(1);
            if !events::store::is_recorded_since(conn, customer.id, Kind::TemplatePreviewed, staff, since)? {
                events::record(conn, account, Some(customer.id), Kind::TemplatePreviewed, &place.facts(), &by, now)?;
            }
        }
        Ok::<_, db::Failure>(customer)
    });
    Ok(write.await?)
}

async fn answer(desk: &Desk, found: &Found, source: Source, sample: Sample, view: &str) -> Result {
    let (t, notification) = (desk.words(), found.place.notification);
    let to_check = source.clone();
    let made = fill(desk, found, source, sample).await?;
    let findings = check::read(notification, &to_check);
    let findings: Vec<_> = findings.iter().map(|finding| shown(t, &to_check, finding)).collect();
    let mail = match made {
        Ok(mail) => mail,
        // Some are only found when a mail is made.
        Err(wrong) if findings.is_empty() => return Ok(document(&paper::faults(t, &wrong), false)),
        Err(_) => return Ok(document(&paper::findings(t, &findings), false)),
    };
    let dark = view == "dark";
    let bar = paper::bar(t, &mail, &findings, dark);
    Ok(match view {
        "text" => document(&(paper::plain(&mail) + &bar), false),
        _ => document(&(paper::as_client(&mail.html, dark) + &bar), true),
    })
}

/// Reads and fills a source for a sample mail, beside the event loop.
pub(super) async fn fill(
    desk: &Desk,
    found: &Found,
    source: Source,
    sample: Sample,
) -> Result<std::result::Result<Rendered, Vec<Wrong>>> {
    let public_url = &desk.keydesk.config.public_url;
    let link = samples::dead_link(&desk.account, found.application(), found.place, public_url, &sample);
    let facts = samples::facts(&desk.account, &found.brand, found.place, sample, public_url, desk.now());
    let work = tokio::task::spawn_blocking(move || {
        let letter = Letter::read(&source)?;
        letter.fill(&facts, Some(&link)).map_err(|wrong| vec![wrong])
    });
    work.await.map_err(|e| Error::Fault(e.to_string()))
}

fn document(html: &str, is_mail: bool) -> HttpResponse {
    let html = if is_mail { html.to_owned() } else { format!("<!doctype html><meta charset=\"utf-8\">{html}") };
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, TEMPLATE_PREVIEW_POLICY))
        .body(html)
}
