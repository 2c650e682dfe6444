//! Having a reset or an invite sent.
//!
//! What is asked with is taken in and looked up afterwards, as on the hosted page: the answer is the
//! same, byte for byte and statement for statement, whether there is such a customer or not.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::{params, schemas, told};
use crate::accounts::AccountId;
use crate::api_keys::Scope;
use crate::applications::{self, Application, ApplicationId};
use crate::customers::{self, CustomerId};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, Actor, By, Kind};
use crate::i18n::Lang;
use crate::resets::Purpose;
use crate::resets::intake::{self, Asked, Source};
use crate::web::api::{Answer, ApiError, Body, Refusal};
use crate::web::caller::Caller;
use crate::web::once::once;

/// Characters of an application's name that are looked at.
const LONGEST_NAME: usize = 80;
/// Unknown names that are noted in an hour.
const UNKNOWN_AN_HOUR: i64 = 20;

/// What a storefront asks with.
#[derive(Clone, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// The application's name: where the link leads. One that nobody knows falls back to the account's page.
    #[serde(default)]
    #[param(required = false)]
    app_name: String,
    /// Who is meant; or one of the next two. With `customerNumber` it must be the same customer's.
    #[param(schema_with = schemas::email, required = false)]
    email: Option<String>,
    #[param(nullable = false)]
    customer_id: Option<String>,
    #[param(nullable = false)]
    customer_number: Option<String>,
    /// The account; where it is sent, it must be the key's.
    #[param(nullable = false)]
    provider_id: Option<String>,
    /// The mail's language, such as `en`, for customers who have none of their own.
    #[param(nullable = false)]
    lang: Option<String>,
}

/// Who is meant, where the address of the request names nobody.
#[derive(Deserialize, ToSchema)]
struct Invited {
    #[schema(schema_with = schemas::email, required = false)]
    email: Option<String>,
}

/// What was asked for, as it was sent: whether there is such a customer is not told.
#[derive(Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Asking {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    customer_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    customer_number: Option<String>,
    /// The application whose link is sent.
    #[schema(required)]
    application: Option<String>,
    /// Whether there is none of that name.
    fallback: bool,
}

/// `POST /notifications/customers/reset`: a link for a new password; for who never set one, an invite.
///
/// # Errors
/// Without the scope, with wrong data, or too often.
#[utoipa::path(
    post, path = "/notifications/customers/reset", tag = "Notifications", operation_id = "sendReset",
    summary = "Have a reset sent", description = "A link for a new password; to a customer who never set one, an invite. The answer is the same whether there is \
        such a customer or not.",
    params(Wanted, params::Repeated, params::Visitor),
    responses(
        told::Any, told::Changing, told::WithQuery, told::Repeatable, told::Limited,
        (status = 200, body = Asking, description = "What was asked for."),
        (status = 404, body = Refusal, description = "`ACCOUNT_NOT_FOUND`: `providerId` is another account."),
    ),
    security(("key" = ["notifications:send"])),
)]
pub async fn reset(caller: Caller) -> Answer {
    once(&caller, &[], async { take_in(&caller, caller.query()?, None).await }).await
}

/// `POST /notifications/customers/activation`: an invite, to who never set a password.
///
/// # Errors
/// As [`reset`].
#[utoipa::path(
    post, path = "/notifications/customers/activation", tag = "Notifications", operation_id = "sendActivation",
    summary = "Have an invite sent", description = "To a customer who never set a password. The answer is the same whether there is such a customer or not.",
    params(Wanted, params::Repeated, params::Visitor),
    request_body(content = Option<Invited>, description = "Who is meant, if the query names nobody."),
    responses(
        told::Any, told::Changing, told::WithQuery, told::Repeatable, told::Limited,
        (status = 200, body = Asking, description = "What was asked for."),
        (status = 404, body = Refusal, description = "`ACCOUNT_NOT_FOUND`: `providerId` is another account."),
    ),
    security(("key" = ["notifications:send"])),
)]
pub async fn activation(caller: Caller, body: Body) -> Answer {
    let invite = async {
        let mut wanted: Wanted = caller.query()?;
        let is_named = wanted.email.is_some() || wanted.customer_id.is_some() || wanted.customer_number.is_some();
        if !is_named && !body.bytes().is_empty() {
            wanted.email = body.read::<Invited>()?.email;
        }
        take_in(&caller, wanted, Some(Purpose::Invite)).await
    };
    once(&caller, body.bytes(), invite).await
}

/// Who is meant: as it was sent, so that the answer echoes nothing that is stored.
enum Whom {
    Email(Email, String),
    Id(String),
    Number(String),
    /// Somebody who has both; else nobody.
    Both(Email, String, String),
}

async fn take_in(caller: &Caller, wanted: Wanted, only: Option<Purpose>) -> Answer {
    caller.need(Scope::NotificationsSend)?;
    let account = caller.account.id;
    if wanted.provider_id.as_ref().is_some_and(|id| *id != account.to_string()) {
        let message = "providerId is not the account of this key.";
        return Err(ApiError::refused(StatusCode::NOT_FOUND, "ACCOUNT_NOT_FOUND", message));
    }
    let whom = whom(&wanted)?;
    let echo = match &whom {
        Whom::Email(_, sent) => Asking { email: Some(sent.clone()), ..Asking::default() },
        Whom::Id(id) => Asking { customer_id: Some(id.clone()), ..Asking::default() },
        Whom::Number(number) => Asking { customer_number: Some(number.clone()), ..Asking::default() },
        Whom::Both(_, sent, number) => {
            Asking { email: Some(sent.clone()), customer_number: Some(number.clone()), ..Asking::default() }
        }
    };
    let (by, now, own) = (caller.by(Actor::Key), caller.now(), caller.application);
    let source = Source::storefront(caller.key.id, caller.visitor(), &caller.account.limits, by.clone());
    let lang = wanted.lang.as_deref().and_then(Lang::of_tag);
    let taken = caller.keydesk.db.write(move |conn| {
        let name: String = wanted.app_name.trim().chars().take(LONGEST_NAME).collect();
        let application = application(conn, account, own, &name)?;
        let email_key = email_key(conn, account, &whom)?;
        let asked = Asked::Storefront {
            email_key,
            application: application.as_ref().map(|found| found.id),
            only,
            path: None,
            lang,
        };
        if let Err(many) = intake::take_in(conn, account, &asked, &source, now)? {
            return Ok(Err(many));
        }
        // Of a key for one application, that one's links are asked for, whatever name was sent.
        let is_other = application.as_ref().is_none_or(|found| !found.name.eq_ignore_ascii_case(&name));
        let fallback = is_other && (application.is_none() || !name.is_empty());
        if fallback && !name.is_empty() && applications::store::named(conn, account, &name)?.is_none() {
            note_unknown(conn, account, &name, &by, now)?;
        }
        Ok::<_, db::Failure>(Ok((application, fallback)))
    });
    let (application, fallback) = taken.await?.map_err(|many| ApiError::TooMany(many.0.num_seconds() + 1))?;
    caller.keydesk.wake();
    Ok(HttpResponse::Ok().json(Asking { application: application.map(|found| found.name), fallback, ..echo }))
}

fn whom(wanted: &Wanted) -> Result<Whom, ApiError> {
    let parsed = |email: &String| {
        let parsed = email.parse::<Email>().ok();
        parsed.ok_or_else(|| ApiError::wrong_field("email", "email is not an address."))
    };
    match (&wanted.email, &wanted.customer_id, &wanted.customer_number) {
        (Some(email), None, None) => Ok(Whom::Email(parsed(email)?, email.clone())),
        (None, Some(id), None) => Ok(Whom::Id(id.clone())),
        (None, None, Some(number)) => Ok(Whom::Number(number.clone())),
        (Some(email), None, Some(number)) => Ok(Whom::Both(parsed(email)?, email.clone(), number.clone())),
        _ => Err(ApiError::wrong_data("Send email, customerNumber, both of them, or customerId.")),
    }
}

/// The key's or the host's own application, else the one that is named.
fn application(
    conn: &mut Conn,
    account: AccountId,
    own: Option<ApplicationId>,
    name: &str,
) -> db::Result<Option<Application>> {
    match own {
        Some(own) => applications::store::find(conn, account, own),
        None => applications::store::named(conn, account, name),
    }
}

/// Notes a name that nobody knows, so that the shop finds its typo: each once an hour, and not as many
/// as somebody can make up.
fn note_unknown(conn: &mut Conn, account: AccountId, name: &str, by: &By, now: Time) -> db::Result<()> {
    let (data, since) = (json!({ "name": name }), now - chrono::TimeDelta::hours(1));
    let told = events::store::count_kind_since(conn, account, Kind::UnknownApplication, since)?;
    let same = events::store::with_key(&data, by);
    if told >= UNKNOWN_AN_HOUR || events::store::is_told_since(conn, account, Kind::UnknownApplication, &same, since)? {
        return Ok(());
    }
    events::record(conn, account, None, Kind::UnknownApplication, &data, by, now)
}

/// The address of who is meant; `""` when there is nobody, which is taken in all the same.
fn email_key(conn: &mut Conn, account: AccountId, whom: &Whom) -> db::Result<String> {
    let found = match whom {
        Whom::Email(email, _) => return Ok(email.key().to_owned()),
        Whom::Id(id) => customers::store::find(conn, account, CustomerId(id.parse().unwrap_or(0)))?,
        Whom::Number(number) => customers::store::by_number(conn, account, number)?,
        Whom::Both(email, _, number) => {
            let found = customers::store::by_number(conn, account, number)?;
            found.filter(|customer| customer.email_key == email.key())
        }
    };
    Ok(found.map(|customer| customer.email_key).unwrap_or_default())
}
