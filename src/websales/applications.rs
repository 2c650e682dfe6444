//! Applications, for reading.

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

use super::{shapes, told};
use crate::api_keys::Scope;
use crate::applications::store;
use crate::web::api::Answer;
use crate::web::caller::Caller;

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
