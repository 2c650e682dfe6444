//! Applications, for reading.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::{params, shapes, told};
use crate::api_keys::Scope;
use crate::applications::{Application, ApplicationId, store};
use crate::db::{self, Conn};
use crate::web::api::{Answer, ApiError, Refusal};
use crate::web::caller::Caller;

/// One.
#[derive(Serialize, ToSchema)]
struct ApplicationAnswer {
    application: shapes::Application,
}

/// Applications.
#[derive(Serialize, ToSchema)]
struct ApplicationList {
    applications: Vec<shapes::Application>,
}

/// `GET /accounts/application-settings`: by name; of a key for one application, that one.
///
/// # Errors
/// Without the scope, or the database's.
#[utoipa::path(
    get, path = "/accounts/application-settings", tag = "Applications", operation_id = "listApplications",
    summary = "List applications", description = "By name. A key for one application sees that one.",
    responses(told::Any, (status = 200, body = ApplicationList, description = "The applications.")),
    security(("key" = ["applications:read"])),
)]
pub async fn list(caller: Caller) -> Answer {
    caller.need(Scope::ApplicationsRead)?;
    let (account, own) = (caller.account.id, caller.key.application_id);
    let all = caller.keydesk.db.read(move |conn| store::all(conn, account)).await?;
    let seen = all.iter().filter(|known| own.is_none_or(|id| known.id == id));
    Ok(HttpResponse::Ok().json(ApplicationList { applications: seen.map(shapes::Application::from).collect() }))
}

/// `GET /accounts/application-settings/{id}`: one.
///
/// # Errors
/// Without the scope, or for no application that the key may see.
#[utoipa::path(
    get, path = "/accounts/application-settings/{application}", tag = "Applications", operation_id = "readApplication",
    summary = "Read an application", description = "A key for one application sees that one.",
    params(params::Application),
    responses(
        told::Any, (status = 200, body = ApplicationAnswer, description = "The application."),
        (status = 404, body = Refusal, description = "`APPLICATION_NOT_FOUND`: none that the key may see."),
    ),
    security(("key" = ["applications:read"])),
)]
pub async fn read(caller: Caller) -> Answer {
    let (account, id) = (caller.account.id, ApplicationId(caller.number("application")));
    one(&caller, move |conn| store::find(conn, account, id)).await
}

/// `GET /accounts/applications/name/{name}`: the one of a name, in any letters, as `appName` finds it.
///
/// # Errors
/// As [`read`].
#[utoipa::path(
    get, path = "/accounts/applications/name/{name}", tag = "Applications", operation_id = "readApplicationByName",
    summary = "Read the application of a name", description = "As `appName` finds it: in any letters.",
    params(params::ApplicationName),
    responses(
        told::Any, (status = 200, body = ApplicationAnswer, description = "The application."),
        (status = 404, body = Refusal, description = "`APPLICATION_NOT_FOUND`: none that the key may see."),
    ),
    security(("key" = ["applications:read"])),
)]
pub async fn read_by_name(caller: Caller) -> Answer {
    let (account, name) = (caller.account.id, caller.text("name"));
    one(&caller, move |conn| store::named(conn, account, &name)).await
}

async fn one(
    caller: &Caller,
    find: impl FnOnce(&mut Conn) -> db::Result<Option<Application>> + Send + 'static,
) -> Answer {
    caller.need(Scope::ApplicationsRead)?;
    let own = caller.key.application_id;
    let found = caller.keydesk.db.read(find).await?.filter(|found| own.is_none_or(|id| found.id == id));
    let unknown = || ApiError::refused(StatusCode::NOT_FOUND, "APPLICATION_NOT_FOUND", "There is no such application.");
    let application = shapes::Application::from(&found.ok_or_else(unknown)?);
    Ok(HttpResponse::Ok().json(ApplicationAnswer { application }))
}
