//! The REST API's own description (OpenAPI 3.1), made of the handlers and of the types that they read
//! and answer with; and a page of it for people.

mod example;
pub mod fields;
mod outline;
pub mod page;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::http::header::ContentType;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi, PathItem, RefOr};
use utoipa::{Modify, OpenApi as _};

use super::{addresses, applications, customers, edit, email_templates, notifications, orders, params, passwords};
use crate::web::api::Refusal;

/// All of it.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Keydesk",
        description = "The REST API for storefronts that were written for a websales backoffice, and for programs of \
            your own. A key says for which account it speaks and what it may do; it is made under Administration, API \
            keys. Requests also work under `/websales/{accountId}`.",
        contact(), license(name = "MIT", identifier = "MIT"),
    ),
    servers((url = "/", description = "Here")),
    paths(
        customers::list, customers::sign_in, edit::create, customers::read, edit::update, passwords::patch,
        passwords::put, addresses::list, addresses::add, addresses::change, addresses::remove, orders::list,
        orders::bring_in, notifications::reset, notifications::activation, applications::list,
        applications::read, applications::read_by_name, email_templates::list, email_templates::types,
        email_templates::read,
    ),
    components(schemas(Refusal)),
    tags(
        (name = "Customers", description = "Who signs in to the shop."),
        (name = "Passwords", description = "With the token of a link."),
        (name = "Addresses", description = "A customer's address book."),
        (name = "Orders", description = "What the shop's own system tells of them."),
        (name = "Notifications", description = "Having mails sent."),
        (name = "Applications", description = "Storefronts, and the words of mails."),
    ),
    modifiers(&Keys, &Repeats),
)]
struct Document;

/// How requests say who they are.
struct Keys;

impl Modify for Keys {
    fn modify(&self, document: &mut OpenApi) {
        let what = "An API key. `?x-api-key=` and `Authorization: Bearer` are taken too.";
        let key = SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description("X-API-KEY", what)));
        let basic =
            HttpBuilder::new().scheme(HttpAuthScheme::Basic).description(Some("A customer's, RFC 7617.")).build();
        document.info.contact = None;
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("key", key);
        components.add_security_scheme("credentials", SecurityScheme::Http(basic));
    }
}

/// What was done before is told with a header that says so.
struct Repeats;

impl Modify for Repeats {
    fn modify(&self, document: &mut OpenApi) {
        for operation in document.paths.paths.values_mut().flat_map(operations) {
            let named = operation.parameters.iter().flatten().any(|parameter| parameter.name == params::REPEATED);
            let answers =
                operation.responses.responses.iter_mut().filter(|(status, _)| named && status.starts_with('2'));
            for (_, answer) in answers {
                if let RefOr::T(answer) = answer {
                    let word = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["true"])).build();
                    let what = "It was done before, under the same `Idempotency-Key`.";
                    let header = HeaderBuilder::new().schema(word).description(Some(what)).build();
                    answer.headers.insert("Idempotency-Replayed".into(), header);
                }
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    [get, put, post, delete, patch].into_iter().flatten()
}

/// The document, made once.
static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(Document::openapi);

/// The document.
#[must_use]
pub fn document() -> &'static OpenApi {
    &DOCUMENT
}

/// The names of the parameters that each operation has in its query, by method and path.
#[must_use]
pub fn parameters() -> HashMap<String, HashSet<String>> {
    let of_item = |(path, item): (&String, &PathItem)| {
        let PathItem { get, put, post, delete, patch, .. } = item;
        let all = [("GET", get), ("PUT", put), ("POST", post), ("DELETE", delete), ("PATCH", patch)];
        let all = all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?)));
        all.map(|(method, operation)| (format!("{method} {path}"), in_query(operation))).collect::<Vec<_>>()
    };
    document().paths.paths.iter().flat_map(of_item).collect()
}

fn in_query(operation: &Operation) -> HashSet<String> {
    let parameters = operation.parameters.iter().flatten();
    let in_query = parameters.filter(|parameter| parameter.parameter_in == ParameterIn::Query);
    in_query.map(|parameter| parameter.name.clone()).collect()
}

/// As it is served: anybody may ask, so it is made once.
static SERVED: LazyLock<String> = LazyLock::new(|| document().to_json().unwrap_or_default());

/// `GET /openapi.json`: for who writes programs, without a key.
///
/// # Errors
/// None.
pub async fn serve() -> crate::web::Result {
    Ok(HttpResponse::Ok().content_type(ContentType::json()).body(SERVED.as_str()))
}
