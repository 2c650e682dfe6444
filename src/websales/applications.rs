//! Applications, for reading.

use actix_web::HttpResponse;
use serde_json::{Value, json};

use super::shapes;
use crate::api_keys::Scope;
use crate::applications::store;
use crate::web::api::Answer;
use crate::web::caller::Caller;

/// `GET /accounts/application-settings`: by name; of a key for one application, that one.
///
/// # Errors
/// Without the scope, or the database's.
pub async fn list(caller: Caller) -> Answer {
    caller.need(Scope::ApplicationsRead)?;
    let (account, own) = (caller.account.id, caller.key.application_id);
    let all = caller.keydesk.db.read(move |conn| store::all(conn, account)).await?;
    let seen = all.iter().filter(|known| own.is_none_or(|id| known.id == id));
    let shapes: Vec<Value> = seen.map(shapes::application).collect();
    Ok(HttpResponse::Ok().json(json!({ "applications": shapes })))
}
