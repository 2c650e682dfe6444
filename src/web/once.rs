//! `Idempotency-Key` on what programs ask: see [`crate::api_keys::repeat`].

use std::future::Future;

use actix_web::HttpResponse;
use actix_web::body::to_bytes;
use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;

use super::api::{Answer, ApiError};
use super::caller::Caller;
use crate::api_keys::repeat::{Known, Named};
use crate::customers::CustomerId;

/// Characters of a name.
pub const LONGEST: usize = 255;

/// Does what is asked, or tells again what came of it. What was refused did nothing, so its name is
/// free again.
///
/// # Errors
/// Those of what is asked; `IDEMPOTENCY_KEY_REUSED`, `IN_PROGRESS`, or wrong data.
pub async fn once(caller: &Caller, body: &[u8], act: impl Future<Output = Answer>) -> Answer {
    let Some(named) = named(caller, body)? else { return act.await };
    let (asked, now, db) = (named.clone(), caller.now(), caller.keydesk.db.clone());
    match db.write(move |conn| asked.begin(conn, now)).await? {
        Known::Nothing => {}
        Known::Begun => {
            let message = "The same request is being worked on. Ask again in a moment.";
            return Err(ApiError::refused(StatusCode::CONFLICT, "IN_PROGRESS", message));
        }
        Known::Other => {
            let message = "This Idempotency-Key was used for another request.";
            return Err(ApiError::refused(StatusCode::UNPROCESSABLE_ENTITY, "IDEMPOTENCY_KEY_REUSED", message));
        }
        Known::Done(status, body) => {
            let status = u16::try_from(status).ok().and_then(|code| StatusCode::from_u16(code).ok());
            let mut again = HttpResponse::build(status.unwrap_or(StatusCode::OK));
            again.insert_header(("idempotency-replayed", "true"));
            return Ok(again.content_type(ContentType::json()).body(body));
        }
    }
    let answer = match act.await {
        Ok(answer) => answer,
        Err(error) => {
            db.write(move |conn| named.forget(conn)).await?;
            return Err(error);
        }
    };
    let (head, whole) = answer.into_parts();
    let whole = to_bytes(whole).await.map_err(|error| ApiError::Fault(error.to_string()))?;
    let (status, kept) = (i32::from(head.status().as_u16()), String::from_utf8_lossy(&whole).into_owned());
    let about = about(caller, &kept);
    db.write(move |conn| named.keep(conn, status, &kept, about)).await?;
    Ok(head.set_body(actix_web::body::BoxBody::new(whole)))
}

/// Whom an answer is about: whom the address names, or who was added.
fn about(caller: &Caller, answer: &str) -> Option<CustomerId> {
    let named = Some(caller.number("customer")).filter(|number| *number > 0);
    let added =
        || serde_json::from_str::<serde_json::Value>(answer).ok()?.pointer("/customer/_id")?.as_str()?.parse().ok();
    named.or_else(added).map(CustomerId)
}

/// The request under its name, if the program gave it one.
fn named(caller: &Caller, body: &[u8]) -> Result<Option<Named>, ApiError> {
    let request = caller.request();
    let Some(name) = request.headers().get("idempotency-key") else { return Ok(None) };
    let name = name.to_str().ok().filter(|name| !name.is_empty() && name.len() <= LONGEST);
    let name = name.ok_or_else(|| ApiError::wrong_data("Idempotency-Key is 1 to 255 characters of ASCII."))?;
    let query = caller.query_string();
    let asked = [request.method().as_str().as_bytes(), request.path().as_bytes(), query.as_bytes(), body];
    // Lengths between them, so that nothing moves from one into the next.
    let whole: Vec<u8> = asked.iter().flat_map(|part| [&part.len().to_be_bytes(), *part].concat()).collect();
    Ok(Some(Named::new(&caller.keydesk.config.keys, caller.key.id, name, &whole)))
}
