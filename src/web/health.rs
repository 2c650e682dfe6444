//! For machines: is the process up, can it work?

use actix_web::HttpResponse;
use actix_web::web::Data;
use diesel::RunQueryDsl;

use super::Result;
use crate::app::Keydesk;
use crate::db;

/// `GET /healthz`: the process answers.
///
/// # Errors
/// None.
pub async fn live() -> Result {
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"))
}

/// `GET /readyz`: the database answers too.
///
/// # Errors
/// When it does not: 503.
pub async fn ready(keydesk: Data<Keydesk>) -> Result {
    let ask = keydesk.db.read(|conn| {
        diesel::sql_query("SELECT 1").execute(conn)?;
        Ok::<_, db::Failure>(())
    });
    ask.await.ok().ok_or(super::Error::Busy)?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"))
}
