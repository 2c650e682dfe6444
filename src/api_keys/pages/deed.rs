//! Revoking a key, and putting another in its place: each asked first, with what follows.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use chrono::TimeDelta;
use serde::Deserialize;

use super::new::made;
use crate::accounts::AccountId;
use crate::api_keys::make::{Refused, replace};
use crate::api_keys::revoke::revoke;
use crate::api_keys::{ApiKey, ApiKeyId, OVERLAPS, Standing, store};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

/// What was chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    hours: String,
    your_password: String,
}

#[derive(Template)]
#[template(path = "api_keys/deed.html")]
struct DeedPage {
    frame: Frame,
    key: ApiKey,
    deed: String,
    typed: Typed,
    problems: Problems,
}

type Asked = Path<(AccountId, ApiKeyId, String)>;

/// `GET /admin/{account}/keys/{id}/revoke` and `/replace`.
///
/// # Errors
/// Without the right, for a key of another account, or the database's.
pub async fn ask(desk: Desk, path: Asked) -> Result {
    desk.need(Right::EditApplications)?;
    let (_, id, deed) = path.into_inner();
    let key = named(&desk, id).await?;
    let is_over = if deed == "replace" { key.standing(desk.now()) != Standing::Good } else { !key.is_good(desk.now()) };
    if is_over {
        return desk.tell("/keys", Tone::Attention, desk.words().fill("problem-key-over", "name", key.name));
    }
    show(&desk, StatusCode::OK, key, deed, Typed { hours: "24".into(), ..Typed::default() }, Problems::default())
}

/// `POST` of the same: does it.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, path: Asked, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::EditApplications)?;
    let (_, id, deed) = path.into_inner();
    let key = named(&desk, id).await?;
    if deed == "revoke" { end(&desk, key).await } else { renew(&desk, key, typed).await }
}

/// In an emergency nobody should have to look for their password.
async fn end(desk: &Desk, key: ApiKey) -> Result {
    let (name, by, now) = (key.name.clone(), desk.by(), desk.now());
    desk.keydesk.db.write(move |conn| revoke(conn, &key, &by, now)).await?;
    desk.tell("/keys", Tone::Good, desk.words().fill("done-key-revoked", "name", name))
}

async fn renew(desk: &Desk, key: ApiKey, typed: Typed) -> Result {
    let (t, mut problems) = (desk.words(), Problems::default());
    let hours = OVERLAPS.into_iter().find(|hours| hours.to_string() == typed.hours);
    if hours.is_none() {
        problems.note("hours", t.say("problem-lifetime"));
    }
    desk.confirm(&typed.your_password, &mut problems).await?;
    let Some(hours) = hours.filter(|_| problems.is_empty()) else {
        return show(desk, StatusCode::UNPROCESSABLE_ENTITY, key, "replace".into(), typed, problems);
    };
    let (old, by, now) = (key.clone(), desk.by(), desk.now());
    let overlap = TimeDelta::hours(hours);
    match desk.keydesk.db.write(move |conn| replace(conn, &old, overlap, &by, now)).await {
        Ok((_, secret)) => {
            let until = now + overlap;
            let ends = match hours {
                0 => t.say("key-old-over"),
                _ => t.fill("key-old-until", "until", desk.frame(Section::ApiKeys).exact(&until)),
            };
            let scopes: Vec<_> = key.scopes().collect();
            made(desk, key.name, &scopes, &secret, Some(ends))
        }
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(Refused::Over(_) | Refused::UnknownApplication | Refused::NameTaken) => {
            desk.tell("/keys", Tone::Attention, t.fill("problem-key-over", "name", key.name))
        }
    }
}

async fn named(desk: &Desk, id: ApiKeyId) -> Result<ApiKey> {
    let account = desk.account.id;
    desk.keydesk.db.read(move |conn| store::find(conn, account, id)).await?.ok_or(Error::NotFound)
}

fn show(desk: &Desk, status: StatusCode, key: ApiKey, deed: String, typed: Typed, problems: Problems) -> Result {
    page_with(status, &DeedPage { frame: desk.frame(Section::ApiKeys), key, deed, typed, problems })
}

impl DeedPage {
    fn words(&self, part: &str) -> String {
        self.frame.t.fill(&format!("key-{}-{part}", self.deed), "name", &self.key.name)
    }

    fn replaces(&self) -> bool {
        self.deed == "replace"
    }

    fn action(&self) -> String {
        self.frame.one("/keys", self.key.id, &format!("/{}", self.deed))
    }

    /// Each as it is sent, and as it is read.
    fn overlaps(&self) -> Vec<(String, String)> {
        let words = |hours: i64| match hours {
            0 => self.frame.t.say("key-overlap-none"),
            hours => self.frame.t.length(TimeDelta::hours(hours)),
        };
        OVERLAPS.into_iter().map(|hours| (hours.to_string(), words(hours))).collect()
    }
}
