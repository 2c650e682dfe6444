//! Requests to the host name of an application: they are led to the addresses under its account, and
//! nowhere else. The name routes; it opens nothing, and nothing is made of it.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Uri;
use actix_web::http::uri::PathAndQuery;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest};

use super::guard::asked_host;
use crate::app::Keydesk;
use crate::applications::{Application, ApplicationId, LinkFormat, api_host, store};

/// That a request came to the host of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiHost(pub ApplicationId);

impl ApiHost {
    /// Of this request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().copied()
    }
}

/// Leads a request to where its host belongs. Any other goes on as it is: the guard refuses hosts that
/// nobody knows.
///
/// # Errors
/// Those of what is inside.
pub async fn lead<B: MessageBody>(mut request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    if let Some(application) = named(&request).await
        && let Some(place) = place(request.path(), &application)
        && let Some(uri) = at(request.uri(), &place)
    {
        request.match_info_mut().get_mut().update(&uri);
        request.head_mut().uri = uri;
        request.extensions_mut().insert(ApiHost(application.id));
    }
    next.call(request).await
}

/// The application whose host is asked. Without the database nobody is known, which is a 404 and not a way in.
async fn named(request: &ServiceRequest) -> Option<Application> {
    let keydesk = request.app_data::<Data<Keydesk>>()?;
    let host = asked_host(request).filter(|host| !keydesk.config.public_url.is_at(host))?;
    let host = api_host::asked(host)?;
    keydesk.db.read(move |conn| store::by_api_host(conn, &host)).await.ok().flatten()
}

/// Where an address of the host is; none for what a host does not serve.
fn place(path: &str, application: &Application) -> Option<String> {
    let account = application.account_id;
    match path {
        "/graphql" => Some(format!("/{}/{account}/graphql", dialect(application.link_format))),
        _ if path.starts_with("/login/token/") => Some(format!("/bigcommerce/{account}{path}")),
        _ if path.starts_with("/accounts/") || path.starts_with("/notifications/") => {
            Some(format!("/websales/{account}{path}"))
        }
        _ => None,
    }
}

/// A storefront that reads links of a platform speaks its dialect.
fn dialect(links: LinkFormat) -> &'static str {
    match links {
        LinkFormat::Adobe => "adobe",
        LinkFormat::Default | LinkFormat::BigCommerce | LinkFormat::Shopify => "bigcommerce",
    }
}

fn at(uri: &Uri, place: &str) -> Option<Uri> {
    let whole = uri.query().map_or_else(|| place.to_owned(), |query| format!("{place}?{query}"));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(whole.parse::<PathAndQuery>().ok()?);
    Uri::from_parts(parts).ok()
}
