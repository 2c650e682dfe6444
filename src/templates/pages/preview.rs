//! How the mail looks: a document of its own, in a sandbox of its own, that runs nothing.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_SECURITY_POLICY;
use actix_web::web::{Path, Query};
use serde::Deserialize;
use serde_json::Value;

use super::LONGEST_FORM;
use super::asked::{Asked, Found, find};
use super::text::Typed;
use crate::customers::{self, Customer, CustomerId};
use crate::db;
use crate::events::{self, Kind};
use crate::i18n::Words;
use crate::liquid::html::escape;
use crate::notifications::facts;
use crate::notifications::letter::{Letter, Rendered, Source, Wrong};
use crate::staff::roles::Right;
use crate::templates::samples;
use crate::web::headers::TEMPLATE_PREVIEW_POLICY;
use crate::web::{Desk, Error, Form, Result};

/// How to show what is saved.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Look {
    view: String,
}

/// `GET …/preview`: of what is saved.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn saved(desk: Desk, asked: Path<Asked>, Query(look): Query<Look>) -> Result {
    let found = find(&desk, &asked).await?;
    answer(&desk, &found, found.current(), samples::anna(), &look.view).await
}

/// `POST …/preview`: of what is typed, with a sample or, for those who may, a customer.
///
/// # Errors
/// As [`saved`].
pub async fn typed(desk: Desk, asked: Path<Asked>, Form(typed): Form<Typed, LONGEST_FORM>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    let person = match typed.as_customer.trim() {
        "" => samples::anna(),
        who => match chosen(&desk, &found, who).await? {
            Some(customer) => facts::person(&customer),
            None => return Ok(document(&words(&desk.words().fill("template-no-customer", "who", who)), false)),
        },
    };
    answer(&desk, &found, typed.source(), person, &typed.view).await
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

async fn answer(desk: &Desk, found: &Found, source: Source, person: Value, view: &str) -> Result {
    let (t, made) = (desk.words(), fill(desk, found, source, person).await?);
    Ok(match made {
        Ok(mail) if view == "text" => document(&(plain(&mail) + &subject(t, &mail, false)), false),
        Ok(mail) => document(&(as_client(&mail.html, view == "dark") + &subject(t, &mail, view == "dark")), true),
        Err(wrong) => document(&in_words(t, &wrong), false),
    })
}

/// Reads and fills a source for a sample mail, beside the event loop.
pub(super) async fn fill(
    desk: &Desk,
    found: &Found,
    source: Source,
    person: Value,
) -> Result<std::result::Result<Rendered, Vec<Wrong>>> {
    let public_url = &desk.keydesk.config.public_url;
    let sample = samples::Sample::by_staff(person);
    let facts = samples::facts(&desk.account, &found.brand, found.place, sample, public_url, desk.now());
    let link = samples::dead_link(&desk.account, found.application(), found.place, public_url);
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

/// As a mail program in light or dark shows it, whatever the browser's own look.
fn as_client(html: &str, dark: bool) -> String {
    let (yes, no) = ("(min-width: 0)", "(max-width: 0)");
    let (for_dark, for_light) = if dark { (yes, no) } else { (no, yes) };
    let html = ["(prefers-color-scheme: dark)", "(prefers-color-scheme:dark)"]
        .iter()
        .fold(html.to_owned(), |html, query| html.replace(query, for_dark));
    let html = ["(prefers-color-scheme: light)", "(prefers-color-scheme:light)"]
        .iter()
        .fold(html, |html, query| html.replace(query, for_light));
    let scheme = if dark { "dark" } else { "light" };
    format!("{html}<base target=\"_blank\"><style>:root{{color-scheme:{scheme} !important}}</style>")
}

/// A bar above the mail. It stands behind it in the document, so that it changes nothing of how the mail is read; under
/// a name of its own, that no style of a mail means.
fn subject(t: Words, mail: &Rendered, dark: bool) -> String {
    let (ink, quiet, ground, line) =
        if dark { ("#eceae6", "#a8a49d", "#201f1d", "#3b3936") } else { ("#22201c", "#66625b", "#f6f4f0", "#dedad3") };
    let (label, words) = (escape(&t.say("field-subject")), escape(&mail.subject));
    format!(
        "<style>:root{{padding-top:44px !important}}</style><keydesk-subject title=\"{words}\" style=\"all:initial;\
         position:absolute;inset:0 0 auto 0;box-sizing:border-box;height:44px;padding:0 16px;overflow:hidden;\
         font:14px/43px system-ui,sans-serif;white-space:nowrap;text-overflow:ellipsis;color:{ink};background:{ground};\
         border-bottom:1px solid {line}\"><span style=\"color:{quiet}\">{label}</span>&ensp;<bdi>{words}</bdi></keydesk-subject>"
    )
}

const PAPER: &str = "margin:1.25rem;color-scheme:light;font:15px/1.6 ui-monospace,monospace;white-space:pre-wrap;\
    overflow-wrap:anywhere";

fn plain(mail: &Rendered) -> String {
    format!("<body style=\"{PAPER}\" dir=\"auto\">{}", escape(&mail.text))
}

fn words(words: &str) -> String {
    format!("<body style=\"margin:1.25rem;font:15px/1.5 system-ui,sans-serif\">{}", escape(words))
}

fn in_words(t: Words, wrong: &[Wrong]) -> String {
    let line = |(field, problem): &Wrong| {
        let (name, other) = problem.fault.gaps();
        let why = t.fill2(problem.fault.key(), "name", name, "other", other);
        let gaps: [(&'static str, &dyn std::fmt::Display); 3] =
            [("field", &t.of("field", field)), ("line", &problem.line), ("column", &problem.column)];
        format!("<li>{}: {}</li>", escape(&t.fill_all("template-place", &gaps)), escape(&why))
    };
    let intro = escape(&t.say("template-no-preview"));
    let lines: String = wrong.iter().map(line).collect();
    format!("<body style=\"margin:1.25rem;font:15px/1.5 system-ui,sans-serif\"><p>{intro}</p><ul>{lines}</ul>")
}
