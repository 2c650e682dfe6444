//! Disable, enable, unlock, sign out everywhere: each asked first on a page (with scripts: a
//! dialog) that names the customer and what follows.

use actix_web::web::Path;
use askama::Template;

use super::named;
use crate::accounts::AccountId;
use crate::customers::switch::{self, Switched};
use crate::customers::{Customer, CustomerId};
use crate::staff::roles::Right;
use crate::web::form::Press;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Form, Result, Tone};

crate::words! {
    /// What can be done to a customer with one press.
    Deed {
        /// Nobody can sign in any more.
        Disable = "disable",
        /// They can again.
        Enable = "enable",
        /// Wrong passwords are forgotten.
        Unlock = "unlock",
        /// All sign-ins end.
        SignOut = "sign-out",
    }
}

impl Deed {
    fn right(self) -> Right {
        match self {
            Self::Disable | Self::Enable => Right::EditCustomers,
            Self::Unlock | Self::SignOut => Right::HelpCustomers,
        }
    }
}

#[derive(Template)]
#[template(path = "customers/switch.html")]
struct AskPage {
    frame: Frame,
    customer: Customer,
    deed: Deed,
}

/// `GET /admin/{account}/customers/{id}/{deed}`: what would follow.
///
/// # Errors
/// Without the right, for a customer of another account, or the database's.
pub async fn ask(desk: Desk, path: Path<(AccountId, CustomerId, String)>) -> Result {
    let (_, id, deed) = path.into_inner();
    let deed = parse(&deed)?;
    desk.need(deed.right())?;
    let customer = named(&desk, id).await?;
    page(&AskPage { frame: desk.frame(Section::Customers), customer, deed })
}

/// `POST` of the same: does it.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, path: Path<(AccountId, CustomerId, String)>, _: Form<Press>) -> Result {
    let (_, id, deed) = path.into_inner();
    let deed = parse(&deed)?;
    desk.need(deed.right())?;
    let customer = named(&desk, id).await?;
    let (by, now, keys) = (desk.by(), desk.now(), desk.keydesk.config.keys.clone());
    let name = customer.display_name();
    let done = desk.keydesk.db.write(move |conn| match deed {
        Deed::Disable => switch::disable(conn, &customer, &by, now).map(|done| (done, 0)),
        Deed::Enable => switch::enable(conn, &customer, &by, now).map(|done| (done, 0)),
        Deed::Unlock => switch::unlock(conn, &keys, &customer, &by, now).map(|done| (done, 0)),
        Deed::SignOut => switch::sign_out_everywhere(conn, &customer, &by, now).map(|count| (Switched::Done, count)),
    });
    let (done, count) = done.await?;
    let t = desk.words();
    let (tone, key) = match done {
        Switched::Done => (Tone::Good, format!("done-{deed}")),
        Switched::Already => (Tone::Info, format!("already-{deed}")),
    };
    let text = t.fill2(&key, "name", name, "count", count);
    desk.tell(&format!("/customers/{id}"), tone, text)
}

impl AskPage {
    fn words(&self, part: &str) -> String {
        self.frame.t.fill(&format!("ask-{}-{part}", self.deed), "name", self.customer.display_name())
    }

    fn action(&self) -> String {
        self.frame.one("/customers", self.customer.id, &format!("/{}", self.deed))
    }
}

fn parse(deed: &str) -> Result<Deed> {
    deed.parse().ok().ok_or(crate::web::Error::NotFound)
}
