//! Links for a new password, setting one with a link, and changing one.

use async_graphql::{Context, Error, Object, Result};

use super::customer::Customer;
use super::fault::{self, is_locked};
use super::original;
use crate::crypto::Token;
use crate::customers;
use crate::customers::change_password::{self, Change};
use crate::email::Email;
use crate::events::Actor;
use crate::graphql::{Trouble, Visit, of_database, of_hashing, too_many};
use crate::passwords::{Password, Weakness};
use crate::resets::Purpose;
use crate::resets::intake::{self, Asked};
use crate::resets::redeem::{self, Shown};

/// What is about passwords.
#[derive(Default)]
pub struct Passwords;

#[Object]
impl Passwords {
    /// Has a link sent; to who never set a password, an invite. The answer is `true` whoever it is for.
    async fn request_password_reset_email(&self, ctx: &Context<'_>, email: String) -> Result<Option<bool>> {
        let visit = ctx.data_unchecked::<Visit>();
        let email = address(&email)?;
        visit.once()?;
        take_in(visit, &email, None).await?;
        match original::look(visit, &email).await? {
            Some(Some(customer)) if is_locked(visit, &customer) => Err(fault::input("The account is locked")),
            Some(found) if found.as_ref().is_none_or(|customer| !may_get_a_link(customer)) => {
                Err(fault::input("Cannot reset the customer's password"))
            }
            _ => Ok(Some(true)),
        }
    }

    /// Sets a password with the token of a link, which must be one for this address.
    async fn reset_password(
        &self,
        ctx: &Context<'_>,
        email: String,
        reset_password_token: String,
        new_password: String,
    ) -> Result<Option<bool>> {
        let visit = ctx.data_unchecked::<Visit>();
        let email = address(&email)?;
        for (name, value) in [("resetPasswordToken", &reset_password_token), ("newPassword", &new_password)] {
            if value.is_empty() {
                return Err(fault::input(format!("{name} must be specified")));
            }
        }
        visit.once()?;
        let refused = match set(visit, &email, &reset_password_token, &new_password).await {
            Ok(()) => return Ok(Some(true)),
            Err(refused) => refused,
        };
        match original::look(visit, &email).await? {
            Some(Some(customer)) if is_locked(visit, &customer) => Err(fault::input("The account is locked")),
            _ => Err(refused),
        }
    }

    /// Sets another password, with the one there is.
    async fn change_customer_password(
        &self,
        ctx: &Context<'_>,
        current_password: String,
        new_password: String,
    ) -> Result<Option<Customer>> {
        let visit = ctx.data_unchecked::<Visit>();
        let (held, customer) = fault::holder(visit)?;
        for (name, value) in [("currentPassword", &current_password), ("newPassword", &new_password)] {
            if value.trim().is_empty() {
                return Err(fault::input(format!("Specify the \"{name}\" value.")));
            }
        }
        visit.once()?;
        let is_told = visit.answers_as_original && is_locked(visit, &customer);
        let wrong = if is_told { fault::locked() } else { fault::wrong_password() };
        let Some(current) = Password::typed(&current_password) else { return Err(wrong) };
        let Some(new) = Password::typed(&new_password) else { return Err(fault::too_weak(Weakness::TooLong)) };
        let (network, application) = (visit.network.clone(), visit.application);
        let change = Change { customer, held, current, new, network, application };
        let (desk, by) = (visit.keydesk.password_desk(), visit.by(Actor::Customer));
        match change_password::change_password(&desk, visit.account.clone(), change, by, visit.now()).await {
            Ok(customer) => {
                visit.keydesk.wake();
                Ok(Some(customer.into()))
            }
            Err(change_password::Refused::Wrong) => Err(wrong),
            Err(change_password::Refused::Weak(weakness)) => Err(fault::too_weak(weakness)),
            Err(change_password::Refused::TooMany) => Err(Trouble::TooMany.error()),
            Err(change_password::Refused::Hashing(failed)) => Err(of_hashing(&failed)),
            Err(change_password::Refused::Db(failure)) => Err(of_database(&failure)),
        }
    }
}

/// The address of a request for a link.
fn address(typed: &str) -> Result<Email> {
    if typed.is_empty() {
        return Err(fault::input("You must specify an email address."));
    }
    typed.parse().ok().ok_or_else(|| fault::input("The email address has an invalid format."))
}

/// Takes a request for a mail in; it is looked up out of sight of who asks.
pub(super) async fn take_in(visit: &Visit, email: &Email, only: Option<Purpose>) -> Result<()> {
    // A confirmation leads to our page: storefronts of this kind expect another token in their own.
    let application = visit.application.filter(|_| only != Some(Purpose::Confirm));
    let asked = Asked::Storefront { email_key: email.key().to_owned(), application, only, path: None, lang: None };
    let (account, source, now) = (visit.account.id, visit.source.clone(), visit.now());
    let taken = visit.keydesk.db.write(move |conn| intake::take_in(conn, account, &asked, &source, now)).await;
    taken.map_err(|failure| of_database(&failure))?.map_err(|many| too_many(many.0))?;
    visit.keydesk.wake();
    Ok(())
}

async fn set(visit: &Visit, email: &Email, token: &str, password: &str) -> Result<()> {
    let Some(token) = Token::parse(token) else { return Err(cannot_set()) };
    let weak = |weakness| fault::weak("Cannot set the customer's password", weakness);
    let Some(password) = Password::typed(password) else { return Err(weak(Weakness::TooLong)) };
    let shown = Shown { email_key: Some(email.key().to_owned()), ..Shown::alone(token) };
    let (desk, by) = (visit.keydesk.password_desk(), visit.by(Actor::Customer));
    match redeem::set_password(&desk, visit.account.clone(), shown, password, by, visit.now()).await {
        Ok(_) => {
            visit.keydesk.wake();
            Ok(())
        }
        Err(redeem::Refused::Unknown | redeem::Refused::Over(_)) => Err(cannot_set()),
        Err(redeem::Refused::Weak(weakness)) => Err(weak(weakness)),
        Err(redeem::Refused::Hashing(failed)) => Err(of_hashing(&failed)),
        Err(redeem::Refused::Db(failure)) => Err(of_database(&failure)),
    }
}

/// The same for a token that never was, is another's, or is over.
fn cannot_set() -> Error {
    fault::input("Cannot set the customer's password")
}

fn may_get_a_link(customer: &customers::Customer) -> bool {
    customer.may_get(Purpose::Reset) || customer.may_get(Purpose::Invite)
}
