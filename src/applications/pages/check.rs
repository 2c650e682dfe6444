//! The page that looks at an application's endpoint.

use actix_web::web::Path;
use askama::Template;
use chrono::TimeDelta;
use serde_json::json;

use super::form::named;
use super::steps::{Step, step};
use crate::accounts::AccountId;
use crate::applications::check::{DEAD_TOKEN, Finding, look};
use crate::applications::endpoint::Endpoint;
use crate::applications::link::{self, Action, Whom};
use crate::applications::{Application, ApplicationId};
use crate::customers::CustomerId;
use crate::db;
use crate::events::{self, Kind};
use crate::staff::roles::Right;
use crate::web::form::Press;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Form, Result, Tone};

/// Checks of one person in an hour.
const AN_HOUR: i64 = 30;

#[derive(Template)]
#[template(path = "applications/check.html")]
struct CheckPage {
    frame: Frame,
    application: Application,
    /// None: nothing was looked at yet.
    steps: Option<Vec<Step>>,
}

/// `GET /admin/{account}/applications/{id}/check`.
///
/// # Errors
/// Without the right, for an application of another account, or the database's.
pub async fn ask(desk: Desk, path: Path<(AccountId, ApplicationId)>) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    page(&CheckPage { frame: desk.frame(Section::Applications), application, steps: None })
}

/// `POST` of the same: looks, and tells.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, path: Path<(AccountId, ApplicationId)>, _: Form<Press>) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    let Ok(endpoint) = application.endpoint.parse::<Endpoint>() else {
        return Ok(desk.go(&format!("/applications/{}/check", application.id)));
    };
    if !may_look(&desk, &application).await? {
        let text = desk.words().fill("check-too-many", "most", AN_HOUR);
        return desk.tell(&format!("/applications/{}/check", application.id), Tone::Attention, text);
    }
    let whom = Whom { account: desk.account.id, customer: CustomerId(0), email: "nobody@example.com" };
    let link = link::build(&endpoint, application.link_format, application.adds_identity, Action::Reset, whom);
    let link = link.as_str().replace(link::HOLE, DEAD_TOKEN);
    let findings = match link.parse() {
        Ok(link) => look(&link, endpoint.url(), &desk.keydesk.config.check_networks).await,
        Err(_) => vec![Finding::NoName(String::new())],
    };
    let steps = Some(findings.iter().map(|finding| step(desk.words(), finding)).collect());
    page(&CheckPage { frame: desk.frame(Section::Applications), application, steps })
}

/// Counts it, and writes it down: the server is made to ask somebody.
async fn may_look(desk: &Desk, application: &Application) -> Result<bool> {
    let (account, staff, by, now) = (desk.account.id, desk.staff.id, desk.by(), desk.now());
    let data = json!({ "application": application.name, "endpoint": application.endpoint });
    let counted = desk.keydesk.db.write(move |conn| {
        let done = events::store::count_since(conn, account, Kind::EndpointChecked, staff, now - TimeDelta::hours(1))?;
        if done < AN_HOUR {
            events::record(conn, account, None, Kind::EndpointChecked, &data, &by, now)?;
        }
        Ok::<_, db::Failure>(done < AN_HOUR)
    });
    Ok(counted.await?)
}
