//! What requests are told when they are not answered as they wish, for the document. In the order in
//! which a handler names them: of two with one status the later one counts.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

type Responses = BTreeMap<String, RefOr<Response>>;

fn refusal(what: &str) -> ResponseBuilder {
    let schema = Ref::from_schema_name("Refusal");
    ResponseBuilder::new()
        .description(what)
        .content("application/json", ContentBuilder::new().schema(Some(schema)).build())
}

fn told<const N: usize>(all: [(&str, &str); N]) -> Responses {
    all.into_iter().map(|(status, what)| (status.to_owned(), refusal(what).build().into())).collect()
}

/// With how long to wait, in seconds.
fn later(status: &str, what: &str) -> (String, RefOr<Response>) {
    let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).build();
    let header = HeaderBuilder::new().schema(seconds).description(Some("Seconds to wait.")).build();
    (status.to_owned(), refusal(what).header("Retry-After", header).build().into())
}

fn text_of_unauthorized() -> utoipa::openapi::Content {
    let text = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["Unauthorized"]));
    ContentBuilder::new().schema(Some(text.build())).build()
}

/// Any request.
pub struct Any;

impl IntoResponses for Any {
    fn responses() -> Responses {
        let no_key = ResponseBuilder::new().description("No key, or one that is not good.");
        let mut all = told([
            ("403", "`FORBIDDEN`: the key has not the scope."),
            ("500", "`INTERNAL_ERROR`: the server's log tells what, under the id in `X-Request-Id`."),
        ]);
        all.insert("401".into(), no_key.content("text/plain", text_of_unauthorized()).build().into());
        all.extend([later("503", "`BUSY`: nothing was changed. Try again.")]);
        all
    }
}

/// Signing in, where wrong credentials are told with the status of a wrong key.
pub struct SigningIn;

impl IntoResponses for SigningIn {
    fn responses() -> Responses {
        let response = refusal("`INVALID_CREDENTIALS`: why is not told. As text: the key is not good.");
        BTreeMap::from([("401".into(), response.content("text/plain", text_of_unauthorized()).build().into())])
    }
}

/// Requests with a body.
pub struct WithBody;

impl IntoResponses for WithBody {
    fn responses() -> Responses {
        told([
            ("400", "`WRONG_DATA`: what was sent cannot be read, or `fields` names what is wrong."),
            ("408", "`TOO_SLOW`: the body took longer than 30 seconds."),
            ("413", "`TOO_LARGE`: the body has more than 64 KiB."),
        ])
    }
}

/// Requests that change something: what they send beside is read, also where nothing is made of it.
pub struct Changing;

impl IntoResponses for Changing {
    fn responses() -> Responses {
        let mut all = WithBody::responses();
        all.remove("400");
        all
    }
}

/// Requests with a query that is read.
pub struct WithQuery;

impl IntoResponses for WithQuery {
    fn responses() -> Responses {
        told([("400", "`WRONG_DATA`: the query cannot be read, or `fields` names what is wrong.")])
    }
}

/// Requests about a customer.
pub struct OfCustomer;

impl IntoResponses for OfCustomer {
    fn responses() -> Responses {
        told([("404", "`CUSTOMER_NOT_FOUND`: there is no such customer in the key's account.")])
    }
}

/// Requests that can be sent again under a name.
pub struct Repeatable;

impl IntoResponses for Repeatable {
    fn responses() -> Responses {
        told([
            ("409", "`IN_PROGRESS`: the same request is being worked on."),
            ("422", "`IDEMPOTENCY_KEY_REUSED`: the `Idempotency-Key` was used for another request."),
        ])
    }
}

/// Requests of which there may be only so many.
pub struct Limited;

impl IntoResponses for Limited {
    fn responses() -> Responses {
        BTreeMap::from([later("429", "`TOO_MANY_REQUESTS`: wait as long as `Retry-After` says.")])
    }
}
