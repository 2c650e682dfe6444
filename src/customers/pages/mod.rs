//! Pages about customers.

pub mod edit;
pub mod list;
pub mod show;
pub mod switch;

use crate::customers::{Customer, CustomerId, store};
use crate::web::{Desk, Error, Result};

/// The customer that the address names, in this account, for a page that shows who it is: a look.
pub(super) async fn named(desk: &Desk, id: CustomerId) -> Result<Customer> {
    let account = desk.account.id;
    let found = desk.keydesk.db.read(move |conn| store::find(conn, account, id)).await?;
    let customer = found.ok_or(Error::NotFound)?;
    desk.keydesk.looks.note(account, id, desk.by(), desk.now());
    Ok(customer)
}
