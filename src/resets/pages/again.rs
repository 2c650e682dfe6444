//! "Send again" and "withdraw" on a link's line.

use actix_web::web::Path;

use super::ask::tell;
use crate::accounts::AccountId;
use crate::i18n::time;
use crate::resets::again::{self, Refused};
use crate::resets::{Reset, ResetId, Standing, store, withdraw};
use crate::staff::roles::Right;
use crate::web::form::Press;
use crate::web::{Desk, Error, Form, Result, Tone};
use crate::{applications, customers, db};

/// `POST /admin/{account}/resets/{id}/again`: the same link, once more.
///
/// # Errors
/// Without the right, for a link of another account, or the database's.
pub async fn send_again(desk: Desk, path: Path<(AccountId, ResetId)>, _: Form<Press>) -> Result {
    desk.need(Right::HelpCustomers)?;
    let id = path.into_inner().1;
    let (account, by, now) = (desk.account.clone(), desk.by(), desk.now());
    let public_url = desk.keydesk.config.public_url.clone();
    let sent = desk.keydesk.db.write(move |conn| again::send_again(conn, &public_url, &account, id, &by, now)).await;
    let t = desk.words();
    let moment = |at| t.moment(at, time::zone(&desk.account.time_zone), now);
    let (tone, text) = match sent {
        Ok(reset) => {
            desk.keydesk.wake();
            let text = t.fill("done-again", "until", moment(reset.expires_at));
            return queued(&desk, &reset, &text).await;
        }
        Err(Refused::TooSoon(at)) => (Tone::Attention, t.fill("again-too-soon", "at", moment(at))),
        Err(Refused::TooOften) => (Tone::Attention, t.say("again-too-often")),
        Err(Refused::Over(Standing::Used)) => (Tone::Info, t.say("again-used")),
        Err(Refused::Over(_)) => (Tone::Info, t.say("again-over")),
        Err(Refused::Unknown) => return Err(Error::NotFound),
        Err(Refused::Db(failure)) => return Err(failure.into()),
    };
    back(&desk, id, tone, text).await
}

/// `POST /admin/{account}/resets/{id}/withdraw`: the link ends.
///
/// # Errors
/// As [`send_again`].
pub async fn withdraw(desk: Desk, path: Path<(AccountId, ResetId)>, _: Form<Press>) -> Result {
    desk.need(Right::HelpCustomers)?;
    let id = path.into_inner().1;
    let (account, by, now) = (desk.account.id, desk.by(), desk.now());
    let withdrawn = desk.keydesk.db.write(move |conn| withdraw::withdraw(conn, account, id, &by, now)).await?;
    let t = desk.words();
    match withdrawn {
        Some(_) => back(&desk, id, Tone::Good, t.say("done-withdraw")).await,
        None => back(&desk, id, Tone::Info, t.say("already-withdraw")).await,
    }
}

/// Says that it is on its way, or why it stays here.
async fn queued(desk: &Desk, reset: &Reset, text: &str) -> Result {
    let (account, customer, application) = (desk.account.id, reset.customer_id, reset.application_id);
    let found = desk.keydesk.db.read(move |conn| {
        let customer = customers::store::find(conn, account, customer)?;
        let application = match application {
            Some(id) => applications::store::find(conn, account, id)?,
            None => None,
        };
        Ok::<_, db::Failure>((customer, application))
    });
    let (customer, application) = found.await?;
    let customer = customer.ok_or(Error::NotFound)?;
    tell(desk, &format!("/customers/{}", customer.id), text, &customer.email, application.as_ref())
}

/// To the customer whose link it is.
async fn back(desk: &Desk, id: ResetId, tone: Tone, text: String) -> Result {
    let account = desk.account.id;
    let found = desk.keydesk.db.read(move |conn| store::find(conn, account, id)).await?;
    let reset = found.ok_or(Error::NotFound)?;
    desk.tell(&format!("/customers/{}", reset.customer_id), tone, text)
}
