//! Saying that an address is one's own.

use async_graphql::{Context, InputObject, Object, Result};

use super::register::CustomerOutput;
use super::{fault, original, passwords};
use crate::crypto::Token;
use crate::customers;
use crate::email::Email;
use crate::events::Actor;
use crate::graphql::{Visit, of_database, of_hashing};
use crate::resets::redeem::Refused;
use crate::resets::{Purpose, Standing, confirm, store};

/// Confirming addresses.
#[derive(Default)]
pub struct Confirming;

/// `confirmEmail`.
#[derive(InputObject)]
#[graphql(rename_fields = "snake_case")]
pub struct ConfirmEmailInput {
    email: String,
    confirmation_key: String,
}

#[Object]
impl Confirming {
    /// Confirms an address with the token of the link that was mailed to it.
    async fn confirm_email(&self, ctx: &Context<'_>, input: ConfirmEmailInput) -> Result<Option<CustomerOutput>> {
        let visit = ctx.data_unchecked::<Visit>();
        let email = address(&input.email)?;
        visit.once()?;
        let Some(token) = Token::parse(&input.confirmation_key) else { return Err(refused(visit, &email).await?) };
        let (account, by, now) = (visit.account.clone(), visit.by(Actor::Customer), visit.now());
        let email_key = email.key().to_owned();
        let confirmed = visit.keydesk.db.write(move |conn| {
            let customer = customers::store::by_email(conn, account.id, &email_key)?.ok_or(Refused::Unknown)?;
            let found = store::by_token(conn, account.id, &token)?;
            found.filter(|reset| reset.customer_id == customer.id).ok_or(Refused::Unknown)?;
            confirm::confirm(conn, &account, &token, &by, now)
        });
        match confirmed.await {
            Ok(customer) => Ok(Some(customer.into())),
            Err(Refused::Over(Standing::Used)) => Err(fault::input("The account is already active.")),
            Err(Refused::Over(_)) => Err(fault::input("This confirmation key is invalid or has expired.")),
            Err(Refused::Unknown | Refused::Weak(_)) => Err(refused(visit, &email).await?),
            Err(Refused::Hashing(failed)) => Err(of_hashing(&failed)),
            Err(Refused::Db(failure)) => Err(of_database(&failure)),
        }
    }

    /// Has the link mailed once more. The answer is `true` whoever it is for.
    async fn resend_confirmation_email(&self, ctx: &Context<'_>, email: String) -> Result<Option<bool>> {
        let visit = ctx.data_unchecked::<Visit>();
        let email = address(&email)?;
        visit.once()?;
        passwords::take_in(visit, &email, Some(Purpose::Confirm)).await?;
        Ok(Some(true))
    }
}

fn address(typed: &str) -> Result<Email> {
    typed.parse().ok().ok_or_else(|| fault::input("Email is invalid"))
}

/// What is told of a token that is not one of this address: that it has been confirmed only where the
/// application wants answers as on the original platform.
async fn refused(visit: &Visit, email: &Email) -> Result<async_graphql::Error> {
    let found = original::look(visit, email).await?.flatten();
    Ok(fault::input(match found.and_then(|customer| customer.address_confirmed_at) {
        Some(_) => "The account is already active.",
        None => "The confirmation token is invalid. Verify the token and try again.",
    }))
}
