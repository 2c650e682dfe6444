//! Signing in and out.

use async_graphql::{Context, Error, Object, Result, SimpleObject};

use super::fault::{self, Category};
use crate::customers::sign_in::{self, Attempt};
use crate::customers::switch;
use crate::email::Email;
use crate::events::Actor;
use crate::graphql::{Visit, of_database, of_hashing};
use crate::passwords::Password;

/// Signing in and out.
#[derive(Default)]
pub struct Session;

/// What a customer holds from then on.
#[derive(SimpleObject)]
pub struct CustomerToken {
    token: Option<String>,
}

/// Of `revokeCustomerToken`.
#[derive(SimpleObject)]
pub struct RevokeCustomerTokenOutput {
    result: bool,
}

#[Object]
impl Session {
    /// E-mail and password. That it did not work is all that is told.
    async fn generate_customer_token(
        &self,
        ctx: &Context<'_>,
        email: String,
        password: String,
    ) -> Result<Option<CustomerToken>> {
        for (name, value) in [("email", &email), ("password", &password)] {
            if value.is_empty() {
                return Err(fault::input(format!("Specify the \"{name}\" value.")));
            }
        }
        let visit = ctx.data_unchecked::<Visit>();
        visit.once()?;
        let typed = (email.parse::<Email>(), Password::typed(&password));
        let (Ok(email), Some(password)) = typed else { return Err(incorrect()) };
        let (account, network) = (visit.account.clone(), visit.network.clone());
        let attempt = Attempt { account, email_key: email.key().to_owned(), password, network };
        let (desk, by) = (&visit.keydesk, visit.by(Actor::Customer));
        let signed_in = sign_in::sign_in(&desk.db, &desk.hasher, &desk.config.keys, attempt, by, visit.now()).await;
        match signed_in {
            Ok(signed_in) => Ok(Some(CustomerToken { token: Some(signed_in.token.reveal().to_owned()) })),
            Err(sign_in::Refused::No) => Err(incorrect()),
            Err(sign_in::Refused::Hashing(failed)) => Err(of_hashing(&failed)),
            Err(sign_in::Refused::Db(failure)) => Err(of_database(&failure)),
        }
    }

    /// Ends all of the customer's sign-ins, wherever they are.
    async fn revoke_customer_token(&self, ctx: &Context<'_>) -> Result<Option<RevokeCustomerTokenOutput>> {
        let visit = ctx.data_unchecked::<Visit>();
        let (_, customer) = fault::holder(visit)?;
        let (by, now) = (visit.by(Actor::Customer), visit.now());
        let ended = visit.keydesk.db.write(move |conn| switch::sign_out_everywhere(conn, &customer, &by, now)).await;
        ended.map_err(|failure| of_database(&failure))?;
        Ok(Some(RevokeCustomerTokenOutput { result: true }))
    }
}

/// The same for an unknown address, a wrong password, a locked or disabled customer.
fn incorrect() -> Error {
    let message = "The account sign-in was incorrect or your account is disabled temporarily. \
                   Please wait and try again later.";
    fault::of(Category::Authentication, message)
}
