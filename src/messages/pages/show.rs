//! One message: how far it is, in the server's own words, and how it looks. Its link is masked,
//! but in the demo, and for owners where the application collects its mails.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_SECURITY_POLICY;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;
use serde_json::json;

use crate::accounts::AccountId;
use crate::applications::{self, Application, MailMode};
use crate::db;
use crate::events::{self, Kind};
use crate::i18n::Words;
use crate::messages::carried::{self, Carried};
use crate::messages::{Message, MessageId, State, store};
use crate::notifications::Notification;
use crate::notifications::letter::Rendered;
use crate::resets::Standing;
use crate::staff::roles::Right;
use crate::templates::mail::make;
use crate::templates::{self, Version};
use crate::web::form::Press;
use crate::web::frame::{Frame, Section, page};
use crate::web::headers::MAIL_PREVIEW_POLICY;
use crate::web::{Desk, Error, Form, Result, Tone};

#[derive(Template)]
#[template(path = "messages/show.html")]
struct MessagePage {
    frame: Frame,
    message: Message,
    customer_name: String,
    application: Option<String>,
    /// Why it did not leave, if its application keeps it.
    kept: Option<String>,
    subject: String,
    text: String,
    /// Which of the two parts is shown.
    as_text: bool,
    demo: bool,
    /// The link in clear, for those who may see it.
    link: Option<String>,
    has_link: bool,
    /// Whether it is used or ended.
    is_over: bool,
    may_send_again: bool,
}

/// Which part of the mail to show.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    part: String,
}

/// A message and what it belongs to.
struct Found {
    message: Message,
    carried: Option<Carried>,
    application: Option<Application>,
    customer_name: String,
    version: Option<Version>,
}

/// `GET /admin/{account}/messages/{id}`.
///
/// # Errors
/// Without the right, for a message of another account, or the database's.
pub async fn show(desk: Desk, path: Path<(AccountId, MessageId)>, Query(asked): Query<Asked>) -> Result {
    desk.need(Right::ViewCustomers)?;
    let found = find(&desk, path.into_inner().1).await?;
    let link = clear_link(&desk, &found);
    if link.is_some() && !desk.keydesk.config.demo {
        note_links_shown(&desk, &found.message).await?;
    }
    let rendered = rendered(&desk, &found, link.clone()).await?;
    page(&MessagePage {
        frame: desk.frame(Section::Messages),
        // Of a text that is gone, nothing is masked.
        has_link: found.carried.is_some() && found.message.emptied_at.is_none(),
        is_over: matches!(&found.carried, Some(Carried::Reset(reset)) if reset.standing(desk.now()) != Standing::Open),
        may_send_again: may_send_again(&desk, &found.message),
        kept: kept(desk.words(), &found),
        application: found.application.map(|found| found.name),
        customer_name: found.customer_name,
        message: found.message,
        subject: rendered.subject,
        text: rendered.text,
        as_text: asked.part == "text",
        demo: desk.keydesk.config.demo,
        link,
    })
}

/// `GET /admin/{account}/messages/{id}/html`: the mail itself, for the frame in the page. It runs
/// nothing and fetches nothing.
///
/// # Errors
/// As [`show`].
pub async fn html(desk: Desk, path: Path<(AccountId, MessageId)>) -> Result {
    desk.need(Right::ViewCustomers)?;
    let found = find(&desk, path.into_inner().1).await?;
    let link = clear_link(&desk, &found);
    if link.is_some() && !desk.keydesk.config.demo && !has_seen_links(&desk, &found.message).await? {
        note_links_shown(&desk, &found.message).await?;
    }
    let html = rendered(&desk, &found, link).await?.html;
    // Links open beside the backoffice, not in the frame.
    let html = html.replacen("<head>", "<head><base target=\"_blank\">", 1);
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, MAIL_PREVIEW_POLICY))
        .body(html))
}

/// `POST /admin/{account}/messages/{id}/again`: back to the front of the queue.
///
/// # Errors
/// As [`show`].
pub async fn send_again(desk: Desk, path: Path<(AccountId, MessageId)>, _: Form<Press>) -> Result {
    desk.need(Right::HelpCustomers)?;
    let id = path.into_inner().1;
    let found = find(&desk, id).await?;
    let (account, customer, now, by) = (desk.account.id, found.message.customer_id, desk.now(), desk.by());
    let queued = desk.keydesk.db.write(move |conn| {
        let queued = store::requeue(conn, account, id, now)?;
        if queued {
            let data = json!({ "message": id });
            events::record(conn, account, customer, Kind::MessageSentAgain, &data, &by, now)?;
        }
        Ok::<_, db::Failure>(queued)
    });
    let t = desk.words();
    if !queued.await? {
        return desk.tell(&format!("/messages/{id}"), Tone::Info, t.say("message-not-again"));
    }
    desk.keydesk.wake();
    let text = t.fill("message-again", "email", &found.message.recipient);
    desk.tell(&format!("/messages/{id}"), Tone::Good, text)
}

async fn find(desk: &Desk, id: MessageId) -> Result<Found> {
    let account = desk.account.id;
    let found = desk.keydesk.db.read(move |conn| {
        let Some(message) = store::find(conn, account, id)? else { return Ok::<_, db::Failure>(None) };
        let carried = carried::find(conn, &message)?;
        let application = match message.application_id {
            Some(id) => applications::store::find(conn, account, id)?,
            None => None,
        };
        let customer = match message.customer_id {
            Some(id) => crate::customers::store::find(conn, account, id)?,
            None => None,
        };
        let version = match message.template_version_id {
            Some(id) => templates::store::version_with_template(conn, account, id)?.map(|(version, _)| version),
            None => None,
        };
        let customer_name = customer.map(|customer| customer.display_name()).unwrap_or_default();
        Ok(Some(Found { message, carried, application, customer_name, version }))
    });
    let found = found.await?.ok_or(Error::NotFound)?;
    // What a notice says of a colleague is the owners' to read.
    let is_notice = found.message.notification == Notification::StaffNotice;
    if is_notice && found.message.recipient != desk.staff.email && !desk.role.may(Right::RunAccount) {
        return Err(Error::NotFound);
    }
    if let Some(customer) = found.message.customer_id {
        desk.keydesk.looks.note(account, customer, desk.by(), desk.now());
    }
    Ok(found)
}

fn kept(t: Words, found: &Found) -> Option<String> {
    let application = found.application.as_ref().filter(|_| found.message.state == State::Collected)?;
    Some(t.fill(application.keeps_mail_to(&found.message.recipient)?, "application", &application.name))
}

/// The link with its token, for those who may see it: only of a mail that was collected here.
fn clear_link(desk: &Desk, found: &Found) -> Option<String> {
    let collects = found.application.as_ref().is_some_and(|found| found.mail_mode == MailMode::Collect);
    let carried = found.carried.as_ref().filter(|_| found.message.emptied_at.is_none())?;
    let may = match carried {
        Carried::Reset(_) => desk.keydesk.config.demo || (collects && desk.role.may(Right::ShowLinks)),
        // Whoever has such a link becomes somebody else, an owner perhaps.
        Carried::Staff(_) => desk.keydesk.config.demo && desk.role.may(Right::RunAccount),
    };
    if !may || found.message.state != State::Collected {
        return None;
    }
    carried.clear(&desk.keydesk.config.keys, &desk.keydesk.config.public_url)
}

async fn note_links_shown(desk: &Desk, message: &Message) -> Result<()> {
    let (account, customer, now, by) = (desk.account.id, message.customer_id, desk.now(), desk.by());
    let data = json!({ "message": message.id });
    let write = desk
        .keydesk
        .db
        .write(move |conn| events::record(conn, account, customer, Kind::CollectedMailOpened, &data, &by, now));
    Ok(write.await?)
}

/// The page, which holds the preview, has noted it already.
async fn has_seen_links(desk: &Desk, message: &Message) -> Result<bool> {
    let (account, staff, data) = (desk.account.id, desk.staff.id, json!({ "message": message.id }));
    let read = desk
        .keydesk
        .db
        .read(move |conn| events::store::is_recorded(conn, account, Kind::CollectedMailOpened, &data, staff));
    Ok(read.await?)
}

async fn rendered(desk: &Desk, found: &Found, link: Option<String>) -> Result<Rendered> {
    if found.message.emptied_at.is_some() {
        let t = desk.words();
        let (subject, text) = (t.say(&found.message.notification.key()), t.say("message-emptied"));
        let html = format!("<!doctype html><html lang=\"{}\"><head></head><body><p>{text}</p></body></html>", t.lang());
        return Ok(Rendered { subject, html, text });
    }
    let masked = || found.carried.as_ref().map(|carried| carried.masked(&desk.keydesk.config.public_url));
    let link = link.or_else(masked);
    let made = make(&found.message, found.version.clone(), link).await;
    Ok(made.map_err(Error::Fault)?.mail)
}

fn may_send_again(desk: &Desk, message: &Message) -> bool {
    let possible = matches!(message.state, State::Failed | State::Retrying | State::Held);
    possible && message.emptied_at.is_none() && desk.role.may(Right::HelpCustomers)
}

impl MessagePage {
    fn tone(&self) -> &'static str {
        super::list::tone(&self.message.state)
    }

    fn dropped(&self) -> bool {
        self.message.state == State::Dropped
    }
}
