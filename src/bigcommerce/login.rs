//! Signing in and out, and the root of all mutations.

use async_graphql::{Context, Error, Object, Result, SimpleObject};
use serde_json::json;

use super::account::CustomerMutations;
use super::customer::Customer;
use crate::access_tokens::{self, SignedIn};
use crate::customers::sign_in::{self, Attempt};
use crate::customers::sign_in_by_token::{self, Refused, Shown};
use crate::db;
use crate::email::Email;
use crate::events::{self, Actor, Kind};
use crate::graphql::{Visit, coded, of_database, of_hashing};
use crate::passwords::Password;

/// What storefronts do.
pub struct Mutation;

/// What a client holds.
#[derive(SimpleObject)]
pub struct CustomerAccessToken {
    value: String,
    /// RFC 3339.
    expires_at: String,
}

/// What becomes of a cart: Keydesk has none.
#[derive(SimpleObject)]
pub struct Cart {
    entity_id: String,
}

/// Who was signed in.
#[derive(SimpleObject)]
pub struct LoginResult {
    /// Always `success`.
    result: &'static str,
    customer: Option<Customer>,
    customer_access_token: Option<CustomerAccessToken>,
    cart: Option<Cart>,
}

/// Who was signed in, with a token.
#[derive(SimpleObject)]
pub struct LoginWithCustomerLoginJwtResult {
    customer: Option<Customer>,
    customer_access_token: Option<CustomerAccessToken>,
    cart: Option<Cart>,
}

/// That somebody was signed out.
#[derive(SimpleObject)]
pub struct LogoutResult {
    /// Always `success`.
    result: &'static str,
    cart_unassign_result: CartUnassignResult,
}

/// What becomes of a cart.
#[derive(SimpleObject)]
pub struct CartUnassignResult {
    cart: Option<Cart>,
}

#[Object]
impl Mutation {
    /// E-mail and password. That it did not work is all that is told.
    async fn login(
        &self,
        ctx: &Context<'_>,
        email: String,
        password: String,
        guest_cart_entity_id: Option<String>,
    ) -> Result<LoginResult> {
        let (visit, _) = (ctx.data_unchecked::<Visit>(), guest_cart_entity_id);
        visit.once()?;
        let typed = (email.parse::<Email>(), Password::typed(&password));
        let (Ok(email), Some(password)) = typed else { return Err(wrong()) };
        let (account, network) = (visit.account.clone(), visit.network.clone());
        let attempt = Attempt { account, email_key: email.key().to_owned(), password, network };
        let desk = &visit.keydesk;
        let by = visit.by(Actor::Customer);
        let signed_in = sign_in::sign_in(&desk.db, &desk.hasher, &desk.config.keys, attempt, by, visit.now()).await;
        let (customer, token) = held(signed_in.map_err(told)?);
        Ok(LoginResult { result: "success", customer, customer_access_token: token, cart: None })
    }

    /// A token with which an application vouches for a customer.
    async fn login_with_customer_login_jwt(
        &self,
        ctx: &Context<'_>,
        jwt: String,
        guest_cart_entity_id: Option<String>,
    ) -> Result<LoginWithCustomerLoginJwtResult> {
        let (visit, _) = (ctx.data_unchecked::<Visit>(), guest_cart_entity_id);
        visit.once()?;
        let shown = Shown { jwt, address: visit.visitor, application: visit.application };
        let (keys, account) = (visit.keydesk.config.keys.clone(), visit.account.clone());
        let (by, now) = (visit.by(Actor::Customer), visit.now());
        let vouched =
            visit.keydesk.db.write(move |conn| sign_in_by_token::sign_in(conn, &keys, &account, &shown, &by, now));
        match vouched.await {
            Ok(vouched) => {
                let (customer, token) = held(vouched.signed_in);
                Ok(LoginWithCustomerLoginJwtResult { customer, customer_access_token: token, cart: None })
            }
            Err(Refused::Db(failure)) => Err(of_database(&failure)),
            Err(Refused::Invalid(why)) => {
                tracing::info!(why, "a login token was refused");
                Err(coded("The token is not, or no longer, good.", "INVALID_CUSTOMER_LOGIN_JWT"))
            }
        }
    }

    /// Ends the sign-in that was sent.
    async fn logout(&self, ctx: &Context<'_>, cart_entity_id: Option<String>) -> Result<LogoutResult> {
        let (visit, _) = (ctx.data_unchecked::<Visit>(), cart_entity_id);
        if let Some((token, customer)) = visit.holder.clone() {
            let (account, by, now) = (visit.account.id, visit.by(Actor::Customer), visit.now());
            let ended = visit.keydesk.db.write(move |conn| {
                if access_tokens::end(conn, account, &token, now)? {
                    events::record(conn, account, Some(customer.id), Kind::SignedOut, &json!({}), &by, now)?;
                }
                Ok::<_, db::Failure>(())
            });
            ended.await.map_err(|failure| of_database(&failure))?;
        }
        Ok(LogoutResult { result: "success", cart_unassign_result: CartUnassignResult { cart: None } })
    }

    /// Everything else.
    async fn customer(&self) -> CustomerMutations {
        CustomerMutations
    }
}

fn held(signed_in: SignedIn) -> (Option<Customer>, Option<CustomerAccessToken>) {
    let (value, expires_at) = (signed_in.token.reveal().to_owned(), signed_in.until.rfc3339());
    (Some(Customer(signed_in.customer)), Some(CustomerAccessToken { value, expires_at }))
}

fn wrong() -> Error {
    // Catalyst looks for the first two words; else it says that something went wrong.
    coded("Invalid credentials: e-mail and password do not match, or signing in is paused.", "INVALID_CREDENTIALS")
}

fn told(refused: sign_in::Refused) -> Error {
    match refused {
        sign_in::Refused::No => wrong(),
        sign_in::Refused::Hashing(failed) => of_hashing(&failed),
        sign_in::Refused::Db(failure) => of_database(&failure),
    }
}
