//! The files of a brand: logo and colours, for pages and mails. Their names change with them, so that
//! they can be kept for ever.

use actix_web::http::header::{self, HeaderName};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, HttpResponseBuilder};

use crate::accounts::{self, AccountId};
use crate::app::Keydesk;
use crate::applications::brand::Brand;
use crate::applications::{ApplicationId, logo};
use crate::db;
use crate::web::{Error, Result};

/// `GET /hosted/{account}/brand/{file}`.
///
/// # Errors
/// When there is no such file, or the database's.
pub async fn serve(keydesk: Data<Keydesk>, path: Path<(AccountId, String)>) -> Result {
    let (account, file) = path.into_inner();
    let (name, ending) = file.split_once('.').ok_or(Error::NotFound)?;
    match ending {
        "css" => stylesheet(&keydesk, account, name).await,
        _ => picture(&keydesk, account, name.to_owned(), ending).await,
    }
}

async fn stylesheet(keydesk: &Keydesk, account: AccountId, name: &str) -> Result {
    let id = name.split_once('-').and_then(|(id, _)| id.parse().ok()).map(ApplicationId);
    let brand = keydesk.db.read(move |conn| match accounts::store::find(conn, account)? {
        Some(account) => Brand::find(conn, &account, id).map(Some),
        None => Ok::<_, db::Failure>(None),
    });
    let brand = brand.await?.filter(|brand| brand.stylesheet().is_some_and(|file| file == format!("{name}.css")));
    Ok(kept().content_type("text/css; charset=utf-8").body(brand.ok_or(Error::NotFound)?.css()))
}

async fn picture(keydesk: &Keydesk, account: AccountId, hash: String, ending: &str) -> Result {
    if !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Error::NotFound);
    }
    let found = keydesk.db.read(move |conn| logo::content(conn, account, &hash)).await?;
    let (kind, content) = found.filter(|(kind, _)| kind.word() == ending).ok_or(Error::NotFound)?;
    // Mail programs on the web show it from their own address.
    let anywhere = (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
    Ok(kept().content_type(format!("image/{kind}")).insert_header(anywhere).body(content))
}

fn kept() -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"));
    response
}
