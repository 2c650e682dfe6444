//! What customers change of themselves.

use async_graphql::{Context, Object, Result};

use super::fault;
use super::inputs::{CustomerInput, CustomerUpdateInput, text};
use super::register::CustomerOutput;
use crate::customers::edit::{self, Changes};
use crate::customers::edit_own::{self, Edit, Refused};
use crate::customers::{Customer, erase};
use crate::email::Email;
use crate::events::Actor;
use crate::graphql::{Trouble, Visit, of_database, of_hashing};
use crate::passwords::Password;

/// Changing oneself.
#[derive(Default)]
pub struct Profile;

#[Object]
impl Profile {
    /// Changes what is sent. Another address needs the password beside it. Old clients send this.
    async fn update_customer(&self, ctx: &Context<'_>, input: CustomerInput) -> Result<Option<CustomerOutput>> {
        let visit = ctx.data_unchecked::<Visit>();
        let (_, customer) = fault::signed_in(visit)?;
        if input.is_empty() {
            return Err(fault::input("\"input\" value should be specified"));
        }
        input.dates()?;
        let changes = named(input.firstname.as_deref(), input.lastname.as_deref())?;
        match input.email.as_deref().filter(|email| *email != customer.email) {
            None => update(visit, customer, changes).await,
            Some(email) => {
                let changes = Changes { email: Some(address(email)?), ..changes };
                let password = input.password.unwrap_or_default();
                if password.is_empty() {
                    return Err(fault::input("Provide the current \"password\" to change \"email\"."));
                }
                prove_and_update(visit, customer, changes, &password).await
            }
        }
    }

    /// Changes what is sent, as newer clients send it: no address.
    #[graphql(name = "updateCustomerV2")]
    async fn update_customer_v2(
        &self,
        ctx: &Context<'_>,
        input: CustomerUpdateInput,
    ) -> Result<Option<CustomerOutput>> {
        let visit = ctx.data_unchecked::<Visit>();
        let (_, customer) = fault::signed_in(visit)?;
        if input.is_empty() {
            return Err(fault::input("\"input\" value should be specified"));
        }
        input.dates()?;
        update(visit, customer, named(input.firstname.as_deref(), input.lastname.as_deref())?).await
    }

    /// Changes the address, with the password. The new one is asked to confirm, the old one is told.
    async fn update_customer_email(
        &self,
        ctx: &Context<'_>,
        email: String,
        password: String,
    ) -> Result<Option<CustomerOutput>> {
        let visit = ctx.data_unchecked::<Visit>();
        let (_, customer) = fault::signed_in(visit)?;
        let changes = Changes { email: Some(address(&email)?), ..Changes::default() };
        prove_and_update(visit, customer, changes, &password).await
    }

    /// Erases the customer: what is known of them goes, and the address is free.
    async fn delete_customer(&self, ctx: &Context<'_>) -> Result<Option<bool>> {
        let visit = ctx.data_unchecked::<Visit>();
        let (_, customer) = fault::signed_in(visit)?;
        let (account, url) = (visit.account.clone(), visit.keydesk.config.public_url.clone());
        let (whom, by, now) = ((customer.id, visit.application), visit.by(Actor::Customer), visit.now());
        let erased = visit.keydesk.db.write(move |conn| erase::erase(conn, &url, &account, whom, &by, now)).await;
        visit.keydesk.wake();
        erased.map(Some).map_err(|failure| of_database(&failure))
    }
}

fn named(first: Option<&str>, last: Option<&str>) -> Result<Changes> {
    let name = |field, label, sent: Option<&str>| match sent {
        Some(sent) if sent.trim().is_empty() => Err(fault::input(format!("\"{label}\" is a required value."))),
        Some(sent) => text(field, sent).map(Some),
        None => Ok(None),
    };
    let (first_name, last_name) = (name("firstname", "First Name", first)?, name("lastname", "Last Name", last)?);
    Ok(Changes { first_name, last_name, ..Changes::default() })
}

fn address(typed: &str) -> Result<Email> {
    typed.parse().ok().ok_or_else(|| fault::no_address(typed))
}

async fn update(visit: &Visit, customer: Customer, changes: Changes) -> Result<Option<CustomerOutput>> {
    let edit = Edit { customer, password: None, changes, network: visit.network.clone() };
    save(visit, edit).await
}

async fn prove_and_update(
    visit: &Visit,
    customer: Customer,
    changes: Changes,
    password: &str,
) -> Result<Option<CustomerOutput>> {
    visit.once()?;
    let password = Password::typed(password).ok_or_else(fault::wrong_password)?;
    save(visit, Edit { customer, password: Some(password), changes, network: visit.network.clone() }).await
}

async fn save(visit: &Visit, edit: Edit) -> Result<Option<CustomerOutput>> {
    let (desk, by) = (visit.keydesk.password_desk(), visit.by(Actor::Customer));
    match edit_own::edit(&desk, visit.account.clone(), edit, by, visit.now()).await {
        Ok(customer) => {
            visit.keydesk.wake();
            Ok(Some(customer.into()))
        }
        Err(Refused::Wrong) => Err(fault::wrong_password()),
        Err(Refused::TooMany) => Err(Trouble::TooMany.error()),
        Err(Refused::Edit(edit::Refused::AddressTaken)) => Err(fault::taken()),
        Err(Refused::Edit(edit::Refused::Unknown)) => Err(fault::guest()),
        Err(Refused::Edit(edit::Refused::Changed | edit::Refused::NumberTaken)) => Err(Trouble::Busy.error()),
        Err(Refused::Hashing(failed)) => Err(of_hashing(&failed)),
        Err(Refused::Db(failure) | Refused::Edit(edit::Refused::Db(failure))) => Err(of_database(&failure)),
    }
}
