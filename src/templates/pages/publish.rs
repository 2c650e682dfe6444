//! Putting what was typed in force, after it was checked.

use actix_web::web::Path;

use super::LONGEST_FORM;
use super::asked::{Asked, Found, find};
use super::edit::{ask_to_confirm, show_faults, with_text_left};
use super::text::{Typed, shown};
use super::theirs::changed;
use crate::applications::Application;
use crate::applications::brand::Brand;
use crate::db;
use crate::notifications::letter::Source;
use crate::staff::roles::Right;
use crate::templates::check::{self, Checked, Finding, Look, Trial};
use crate::templates::discard::discard;
use crate::templates::{draft, publish, samples};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

/// `POST …/publish`.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn act(desk: Desk, asked: Path<Asked>, Form(typed): Form<Typed, LONGEST_FORM>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    let source = typed.source(found.place);
    if found.says_so_already(&source) {
        return nothing_to_publish(&desk, &asked, &found, typed).await;
    }
    let checked = match checked(&desk, &found, source.clone()).await? {
        Ok(checked) => checked,
        Err(findings) => {
            let problems = findings.iter().map(|finding| shown(desk.words(), &source, finding)).collect();
            return show_faults(&desk, found, typed, problems, "template-problems");
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
        Ok(number) => {
            let told = desk.words().fill("template-published", "number", number);
            let told = with_text_left(desk.words(), &typed, found.place, told);
            desk.tell(&found.at(&typed.query()), Tone::Good, told)
        }
        Err(draft::Refused::Changed(_)) => changed(&desk, &asked, typed).await,
        Err(draft::Refused::Db(failure)) => Err(failure.into()),
    }
}

/// A draft of it is given up: it is in force.
async fn nothing_to_publish(desk: &Desk, asked: &Path<Asked>, found: &Found, typed: Typed) -> Result {
    let (account, place, version, by, now) = (desk.account.id, found.place, typed.version, desk.by(), desk.now());
    if found.has_draft() {
        match desk.keydesk.db.write(move |conn| discard(conn, account, place, version, &by, now)).await {
            Ok(()) => {}
            Err(draft::Refused::Changed(_)) => return changed(desk, asked, typed).await,
            Err(draft::Refused::Db(failure)) => return Err(failure.into()),
        }
    }
    let key = if found.has_draft() { "template-same-as-draft" } else { "template-same" };
    desk.tell(&found.at(&typed.query()), Tone::Info, desk.words().say(key))
}

/// Checks a source for all mails that it would be for, beside the event loop.
async fn checked(desk: &Desk, found: &Found, source: Source) -> Result<std::result::Result<Checked, Vec<Finding>>> {
    let (account, public_url) = (desk.account.clone(), desk.keydesk.config.public_url.clone());
    let (place, looks, now) = (found.place, looks(desk, found).await?, desk.now());
    let work = tokio::task::spawn_blocking(move || {
        let trial = Trial { account: &account, place, public_url: &public_url, looks: &looks, now };
        check::check(&trial, &source)
    });
    work.await.map_err(|e| Error::Fault(e.to_string()))
}

/// How the mails will look: those of the applications that they are for, and, if they are not of
/// one, those of none.
async fn looks(desk: &Desk, found: &Found) -> Result<Vec<Look>> {
    let (account, public_url, place) = (desk.account.clone(), desk.keydesk.config.public_url.clone(), found.place);
    let concerned = found.applications.iter().filter(|known| place.application.is_none_or(|id| id == known.id));
    let concerned: Vec<Option<Application>> = concerned.cloned().map(Some).collect();
    let none = place.application.is_none().then_some(None);
    let looks = desk.keydesk.db.read(move |conn| {
        none.into_iter()
            .chain(concerned)
            .map(|application| {
                let brand = Brand::find(conn, &account, application.as_ref().map(|known| known.id))?;
                let link = samples::link(&account, application.as_ref(), place, &public_url).as_str().to_owned();
                Ok::<_, db::Failure>(Look { brand, link })
            })
            .collect()
    });
    Ok(looks.await?)
}
